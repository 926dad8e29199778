package dyepack.keys;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.EdECPrivateKey;
import java.security.spec.EdECPrivateKeySpec;
import java.security.spec.NamedParameterSpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * What a key file holds: the root secret, and the Ed25519 pair (RFC 8032) that signs the ledger.
 *
 * @param root the root secret
 * @param signing the private signing key
 * @param verifying the public key that the ledger names as its owner's
 */
public record OwnerKeys(RootKey root, PrivateKey signing, PublicKey verifying) {
  /** Length of an Ed25519 seed and of an Ed25519 public key in bytes. */
  public static final int ED25519_BYTES = 32;

  /** SubjectPublicKeyInfo of Ed25519 up to the key's 32 bytes (RFC 8410 §4). */
  private static final byte[] X509_HEAD = HexFormat.of().parseHex("302a300506032b6570032100");

  /** Draws a new root secret and a new pair. */
  public static OwnerKeys generate(SecureRandom random) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("Ed25519");
      generator.initialize(NamedParameterSpec.ED25519, random);
      KeyPair pair = generator.generateKeyPair();
      return new OwnerKeys(RootKey.generate(random), pair.getPrivate(), pair.getPublic());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("This Java has no Ed25519", e);
    }
  }

  /** Returns the 32 bytes of the public key. */
  public byte[] publicKeyBytes() {
    byte[] encoded = verifying.getEncoded();
    return Arrays.copyOfRange(encoded, encoded.length - ED25519_BYTES, encoded.length);
  }

  /** Returns the 64-byte Ed25519 signature of {@code message}. */
  public byte[] sign(byte[] message) {
    try {
      Signature signature = Signature.getInstance("Ed25519");
      signature.initSign(signing);
      signature.update(message);
      return signature.sign();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Signing failed", e);
    }
  }

  /** Returns the 32-byte seed of the private key, for the key file alone. */
  byte[] seed() {
    if (signing instanceof EdECPrivateKey key) {
      return key.getBytes()
          .orElseThrow(() -> new IllegalStateException("The signing key hides its seed"));
    }
    throw new IllegalStateException("The signing key is no Ed25519 key");
  }

  /** Puts the keys together again from their bytes. */
  static OwnerKeys of(byte[] root, byte[] seed, byte[] publicKey) throws GeneralSecurityException {
    KeyFactory factory = KeyFactory.getInstance("Ed25519");
    return new OwnerKeys(
        RootKey.of(root),
        factory.generatePrivate(new EdECPrivateKeySpec(NamedParameterSpec.ED25519, seed)),
        publicKey(publicKey));
  }

  /** Returns the public key of those 32 bytes. */
  public static PublicKey publicKey(byte[] bytes) throws GeneralSecurityException {
    byte[] encoded = Arrays.copyOf(X509_HEAD, X509_HEAD.length + bytes.length);
    System.arraycopy(bytes, 0, encoded, X509_HEAD.length, bytes.length);
    return KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded));
  }

  /** Says what this is, never a key. */
  @Override
  public String toString() {
    return "OwnerKeys[hidden]";
  }
}
