package dyepack.ledger;

import java.security.PrivateKey;
import java.security.PublicKey;

/** Signs entries with the owner's Ed25519 key, which stays with the caller. */
public interface EntrySigner {

  /** Returns the public key in DER: {@code 302a300506032b6570032100} and the 32 bytes. */
  byte[] publicKey();

  /** Returns the 64-byte Ed25519 signature over exactly these bytes. */
  byte[] sign(byte[] message);

  /** Returns a signer over a pair of Ed25519 keys, of which the private one may be in hardware. */
  static EntrySigner of(PrivateKey signing, PublicKey verifying) {
    byte[] encoded = verifying.getEncoded();
    return new EntrySigner() {
      @Override
      public byte[] publicKey() {
        return encoded.clone();
      }

      @Override
      public byte[] sign(byte[] message) {
        return Ed25519Signature.sign(signing, encoded, message);
      }
    };
  }
}
