package dyepack.ledger;

import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;

/** Signs entries with the owner's Ed25519 key, which stays with the caller. */
public interface EntrySigner {

  /** Returns the public key in DER: {@code 302a300506032b6570032100} and the 32 bytes. */
  byte[] publicKey();

  /** Returns the 64-byte Ed25519 signature over exactly these bytes. */
  byte[] sign(byte[] message);

  /** Returns a signer over a pair of Ed25519 keys. */
  static EntrySigner of(PrivateKey signing, PublicKey verifying) {
    byte[] encoded = verifying.getEncoded();
    return new EntrySigner() {
      @Override
      public byte[] publicKey() {
        return encoded.clone();
      }

      @Override
      public byte[] sign(byte[] message) {
        try {
          Signature signature = Signature.getInstance("Ed25519");
          signature.initSign(signing);
          signature.update(message);
          return signature.sign();
        } catch (GeneralSecurityException e) {
          throw new IllegalStateException("The owner's key can't sign", e);
        }
      }
    };
  }
}
