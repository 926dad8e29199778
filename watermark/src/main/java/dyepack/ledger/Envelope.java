package dyepack.ledger;

import com.google.common.primitives.Bytes;
import dyepack.share.IntegrityException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;

/**
 * A signed in-toto statement: a DSSE v1.0.2 envelope with one Ed25519 signature.
 *
 * <p>The signature covers the pre-authentication encoding {@code "DSSEv1 " len(type) " " type " "
 * len(body) " " body} with lengths in decimal bytes. The text form is one line without white space,
 * members in the order {@code payloadType, payload, signatures[0].keyid, signatures[0].sig}; any
 * other spelling is refused, so that an envelope has one form only.
 */
public final class Envelope {
  /** The payload type of every envelope. */
  public static final String PAYLOAD_TYPE = "application/vnd.in-toto+json";

  private static final byte[] HEAD =
      ascii("{\"payloadType\":\"" + PAYLOAD_TYPE + "\",\"payload\":\"");
  private static final byte[] KEY = ascii("\",\"signatures\":[{\"keyid\":\"");
  private static final byte[] SIG = ascii("\",\"sig\":\"");
  private static final byte[] END = ascii("\"}]}");

  private final byte[] payload;
  private final String keyId;
  private final byte[] signature;

  private Envelope(byte[] payload, String keyId, byte[] signature) {
    this.payload = payload;
    this.keyId = keyId;
    this.signature = signature;
  }

  /** Signs a statement. */
  public static Envelope sign(byte[] payload, EntrySigner signer) {
    byte[] copy = payload.clone();
    return new Envelope(copy, keyId(signer.publicKey()), signer.sign(preAuthentication(copy)));
  }

  /** Reads the text form without a line end; {@link IntegrityException} for any other bytes. */
  public static Envelope parse(byte[] line) {
    int payloadStart = after(HEAD, line, 0);
    int payloadEnd = quote(line, payloadStart);
    int keyStart = after(KEY, line, payloadEnd);
    int keyEnd = quote(line, keyStart);
    int sigStart = after(SIG, line, keyEnd);
    int sigEnd = quote(line, sigStart);
    if (after(END, line, sigEnd) != line.length) {
      throw notAnEnvelope();
    }
    return new Envelope(
        base64(Arrays.copyOfRange(line, payloadStart, payloadEnd)),
        new String(line, keyStart, keyEnd - keyStart, StandardCharsets.US_ASCII),
        base64(Arrays.copyOfRange(line, sigStart, sigEnd)));
  }

  /** Returns the text form, without a line end. */
  public byte[] toBytes() {
    Base64.Encoder encoder = Base64.getEncoder();
    return Bytes.concat(
        HEAD, encoder.encode(payload), KEY, ascii(keyId), SIG, encoder.encode(signature), END);
  }

  /** Returns the signed statement. */
  public byte[] payload() {
    return payload.clone();
  }

  /** Returns the SHA-256 of the signer's public key in DER, hexadecimal. */
  public String keyId() {
    return keyId;
  }

  /** Returns whether the key's owner signed exactly this statement. */
  public boolean verifies(PublicKey key) {
    return keyId.equals(keyId(key.getEncoded()))
        && Ed25519Signature.verify(key, preAuthentication(payload), signature);
  }

  /** Returns the bytes that are signed for a statement. */
  public static byte[] preAuthentication(byte[] payload) {
    String head =
        "DSSEv1 " + PAYLOAD_TYPE.length() + " " + PAYLOAD_TYPE + " " + payload.length + " ";
    return Bytes.concat(ascii(head), payload);
  }

  /** Returns the key id of a public key in DER. */
  static String keyId(byte[] publicKey) {
    return sha256(publicKey);
  }

  /** Reads an Ed25519 public key in DER. */
  static PublicKey publicKey(byte[] der) {
    try {
      return KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(der));
    } catch (GeneralSecurityException e) {
      throw new IntegrityException("The ledger's public key is not an Ed25519 key.", e);
    }
  }

  static String sha256(byte[] bytes) {
    return Shape.hex(newSha256().digest(bytes));
  }

  static MessageDigest newSha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }

  private static byte[] base64(byte[] text) {
    byte[] bytes;
    try {
      bytes = Base64.getDecoder().decode(text);
    } catch (IllegalArgumentException e) {
      throw notAnEnvelope();
    }
    // The decoder ignores the unused bits of the last character: they would be free to change.
    byte[] rest = Arrays.copyOfRange(bytes, bytes.length / 3 * 3, bytes.length);
    byte[] restText = Base64.getEncoder().encode(rest);
    int restStart = text.length - restText.length;
    if (restStart != bytes.length / 3 * 4
        || !Arrays.equals(text, restStart, text.length, restText, 0, restText.length)) {
      throw notAnEnvelope();
    }
    return bytes;
  }

  private static int after(byte[] expected, byte[] line, int from) {
    int end = from + expected.length;
    if (end > line.length || !Arrays.equals(line, from, end, expected, 0, expected.length)) {
      throw notAnEnvelope();
    }
    return end;
  }

  private static int quote(byte[] line, int from) {
    for (int i = from; i < line.length; i++) {
      if (line[i] == '"') {
        return i;
      }
    }
    throw notAnEnvelope();
  }

  private static IntegrityException notAnEnvelope() {
    return new IntegrityException("The line is not a DSSE envelope as the ledger writes them.");
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
