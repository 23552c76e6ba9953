// The package ships no types for its language entries, and @types/hyphen names them without a file ending.
declare module 'hyphen/sv/index.js' {
  const sv: { hyphenateSync(text: string, options?: { minWordLength?: number }): string };
  export default sv;
}
