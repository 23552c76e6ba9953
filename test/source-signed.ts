// A CMS as a signing service makes it: a certificate with a name and a personnummer, and the time of signing. The key is
// made on the spot and the signature signs nothing.
import { webcrypto } from 'node:crypto';
import { Integer, Null, ObjectIdentifier, OctetString, PrintableString, UTCTime, Utf8String } from 'asn1js';
import {
  AlgorithmIdentifier,
  Attribute,
  AttributeTypeAndValue,
  Certificate,
  ContentInfo,
  CryptoEngine,
  EncapsulatedContentInfo,
  IssuerAndSerialNumber,
  SignedAndUnsignedAttributes,
  SignedData,
  SignerInfo,
  setEngine,
} from 'pkijs';

const named = (type: string, value: Utf8String | PrintableString): AttributeTypeAndValue =>
  new AttributeTypeAndValue({ type, value });

export async function cmsWith(commonName: string, at: Date): Promise<Uint8Array> {
  const crypto = webcrypto as unknown as Crypto;
  setEngine('node', new CryptoEngine({ name: 'node', crypto }));
  const keys = (await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, true, [
    'sign',
    'verify',
  ])) as CryptoKeyPair;
  const certificate = new Certificate();
  certificate.serialNumber = new Integer({ value: 7 });
  certificate.issuer.typesAndValues.push(named('2.5.4.3', new Utf8String({ value: 'Utgivaren' })));
  certificate.subject.typesAndValues.push(
    named('2.5.4.5', new PrintableString({ value: '191212121212' })),
    named('2.5.4.3', new Utf8String({ value: commonName })),
  );
  certificate.notBefore.value = at;
  certificate.notAfter.value = at;
  await certificate.subjectPublicKeyInfo.importKey(keys.publicKey);
  await certificate.sign(keys.privateKey, 'SHA-256');
  const signer = new SignerInfo({
    version: 1,
    sid: new IssuerAndSerialNumber({ issuer: certificate.issuer, serialNumber: certificate.serialNumber }),
    digestAlgorithm: new AlgorithmIdentifier({
      algorithmId: '2.16.840.1.101.3.4.2.1',
      algorithmParams: new Null(),
    }),
    signedAttrs: new SignedAndUnsignedAttributes({
      type: 0,
      attributes: [
        new Attribute({
          type: '1.2.840.113549.1.9.3',
          values: [new ObjectIdentifier({ value: '1.2.840.113549.1.7.1' })],
        }),
        new Attribute({ type: '1.2.840.113549.1.9.5', values: [new UTCTime({ valueDate: at })] }),
        new Attribute({
          type: '1.2.840.113549.1.9.4',
          values: [new OctetString({ valueHex: new ArrayBuffer(32) })],
        }),
      ],
    }),
  });
  const signed = new SignedData({
    version: 1,
    encapContentInfo: new EncapsulatedContentInfo({ eContentType: '1.2.840.113549.1.7.1' }),
    signerInfos: [signer],
    certificates: [certificate],
  });
  await signed.sign(keys.privateKey, 0, 'SHA-256', new ArrayBuffer(8));
  const content = new ContentInfo({ contentType: '1.2.840.113549.1.7.2', content: signed.toSchema(true) });
  return new Uint8Array(content.toSchema().toBER());
}
