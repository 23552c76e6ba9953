// What every hand-made document of the tests says about itself.
export const FACTS = {
  title: 'Prov',
  author: 'Prov',
  subject: 'Prov',
  lang: 'sv-SE',
  created: '2023-01-20T12:00:00+01:00',
  producer: 'justera',
};
