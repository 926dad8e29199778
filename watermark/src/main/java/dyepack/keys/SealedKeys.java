package dyepack.keys;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dyepack.share.BadInputException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * The content of a key file, format {@code dyepack-key/1}: JSON that holds the public key in clear
 * and root || seed under AES-256-GCM, with a key from the passphrase by PBKDF2-HMAC-SHA-256 (RFC
 * 8018). Everything in clear is authenticated. A digest of the whole tells a damaged file from a
 * wrong passphrase; it is no secret and protects against accidents only.
 */
record SealedKeys(int iterations, byte[] salt, byte[] nonce, byte[] publicKey, byte[] sealed) {
  static final String FORMAT = "dyepack-key/1";

  /** OWASP's figure for PBKDF2-HMAC-SHA-256: about a third of a second a guess. */
  static final int ITERATIONS = 600_000;

  /** A file that asks for more is damaged or hostile. */
  private static final int MOST_ITERATIONS = 20_000_000;

  private static final String KDF = "PBKDF2-HMAC-SHA256";
  private static final String CIPHER = "AES-256-GCM";
  private static final int SALT_BYTES = 16;
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;
  private static final int SEALED_BYTES = RootKey.BYTES + OwnerKeys.ED25519_BYTES + TAG_BITS / 8;

  private static final ObjectMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

  /** Encrypts {@code keys} under {@code passphrase}. */
  static SealedKeys seal(OwnerKeys keys, char[] passphrase, int iterations, SecureRandom random) {
    byte[] salt = new byte[SALT_BYTES];
    byte[] nonce = new byte[NONCE_BYTES];
    random.nextBytes(salt);
    random.nextBytes(nonce);
    byte[] publicKey = keys.publicKeyBytes();
    byte[] plain = Arrays.copyOf(keys.root().bytes(), RootKey.BYTES + OwnerKeys.ED25519_BYTES);
    System.arraycopy(keys.seed(), 0, plain, RootKey.BYTES, OwnerKeys.ED25519_BYTES);
    SealedKeys open = new SealedKeys(iterations, salt, nonce, publicKey, new byte[0]);
    try {
      byte[] sealed = open.cipher(Cipher.ENCRYPT_MODE, passphrase).doFinal(plain);
      return new SealedKeys(iterations, salt, nonce, publicKey, sealed);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("This Java can't encrypt a key file", e);
    } finally {
      Arrays.fill(plain, (byte) 0);
    }
  }

  /** Decrypts; empty if the passphrase is wrong or somebody altered the file. */
  Optional<OwnerKeys> open(char[] passphrase) {
    byte[] plain;
    try {
      plain = cipher(Cipher.DECRYPT_MODE, passphrase).doFinal(sealed);
    } catch (GeneralSecurityException e) {
      return Optional.empty();
    }
    try {
      byte[] root = Arrays.copyOf(plain, RootKey.BYTES);
      byte[] seed = Arrays.copyOfRange(plain, RootKey.BYTES, plain.length);
      return Optional.of(OwnerKeys.of(root, seed, publicKey));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("This Java has no Ed25519", e);
    } finally {
      Arrays.fill(plain, (byte) 0);
    }
  }

  private Cipher cipher(int mode, char[] passphrase) throws GeneralSecurityException {
    PBEKeySpec spec = new PBEKeySpec(passphrase, salt, iterations, 256);
    byte[] key =
        SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256").generateSecret(spec).getEncoded();
    spec.clearPassword();
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
    Arrays.fill(key, (byte) 0);
    cipher.updateAAD(clearPart().getBytes(StandardCharsets.UTF_8));
    return cipher;
  }

  /** Returns what is authenticated: the lines of everything that stands in clear. */
  private String clearPart() {
    return String.join(
        "\n",
        FORMAT,
        KDF,
        Integer.toString(iterations),
        base64(salt),
        CIPHER,
        base64(nonce),
        base64(publicKey));
  }

  private String digest() {
    String whole = clearPart() + "\n" + base64(sealed);
    return HexFormat.of().formatHex(Label.sha256(Label.utf8(whole)));
  }

  /** Returns the file's text. */
  String toJson() {
    ObjectNode root = JSON.createObjectNode();
    root.put("format", FORMAT);
    root.put("publicKey", base64(publicKey));
    root.put("kdf", KDF);
    root.put("iterations", iterations);
    root.put("salt", base64(salt));
    root.put("cipher", CIPHER);
    root.put("nonce", base64(nonce));
    root.put("sealed", base64(sealed));
    root.put("sha256", digest());
    return root.toPrettyString() + "\n";
  }

  /**
   * Reads a file's text.
   *
   * @param text the file's text
   * @param name the file's name, for messages
   */
  static SealedKeys parse(String text, String name) {
    JsonNode root;
    try {
      root = JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw damaged(name, "it is no JSON");
    }
    String format = root.path("format").asText();
    if (!format.startsWith("dyepack-key/")) {
      throw new BadInputException(
          name + " is not a key file: it does not begin with \"format\": \"" + FORMAT + "\".");
    }
    if (!format.equals(FORMAT)) {
      throw new BadInputException(
          name + " has format " + format + "; this version of Dyepack reads " + FORMAT + ".");
    }
    if (!root.path("kdf").asText().equals(KDF) || !root.path("cipher").asText().equals(CIPHER)) {
      throw damaged(name, "it does not name " + KDF + " and " + CIPHER);
    }
    SealedKeys keys = fields(root, name);
    if (!keys.digest().equals(root.path("sha256").asText())) {
      throw damaged(name, "its digest does not fit its content");
    }
    return keys;
  }

  private static SealedKeys fields(JsonNode root, String name) {
    int iterations = root.path("iterations").asInt();
    if (iterations < 1 || iterations > MOST_ITERATIONS) {
      throw damaged(name, "\"iterations\" is not 1 to " + MOST_ITERATIONS);
    }
    return new SealedKeys(
        iterations,
        bytes(root, "salt", SALT_BYTES, name),
        bytes(root, "nonce", NONCE_BYTES, name),
        bytes(root, "publicKey", OwnerKeys.ED25519_BYTES, name),
        bytes(root, "sealed", SEALED_BYTES, name));
  }

  private static byte[] bytes(JsonNode root, String field, int length, String name) {
    byte[] bytes;
    try {
      bytes = Base64.getDecoder().decode(root.path(field).asText());
    } catch (IllegalArgumentException e) {
      throw damaged(name, "\"" + field + "\" is not base64");
    }
    if (bytes.length != length) {
      throw damaged(name, "\"" + field + "\" has " + bytes.length + " bytes instead of " + length);
    }
    return bytes;
  }

  private static BadInputException damaged(String name, String how) {
    return new BadInputException(
        "Key file " + name + " is damaged: " + how + ". Restore it with: key restore.");
  }

  private static String base64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }
}
