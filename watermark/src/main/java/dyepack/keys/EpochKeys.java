package dyepack.keys;

import dyepack.share.RecipientId;
import java.security.SecureRandom;
import java.util.Arrays;

/**
 * The keys of one dataset in one epoch, all derived from K_ep. This object stays on the driver and
 * is deliberately not serializable: executors are handed the few keys that their task needs.
 *
 * <p>Keys are returned as fresh arrays of 32 bytes, but for AES keys, which are the first 16 bytes
 * of the 32. Which of them may ever be opened in court is said in {@code SPEC.md}.
 */
public final class EpochKeys {
  /** Length of a recipient's nonce in bytes. */
  public static final int NONCE_BYTES = 32;

  private static final int AES_BYTES = 16;

  /** H(TSR) while no time-stamp token exists. */
  private static final byte[] NO_TOKEN = new byte[32];

  private final String owner;
  private final byte[] secret;
  private final String dataset;
  private final int epoch;

  EpochKeys(String owner, byte[] secret, String dataset, int epoch) {
    this.owner = owner;
    this.secret = secret;
    this.dataset = dataset;
    this.epoch = epoch;
  }

  /** Returns the name of the dataset. */
  public String dataset() {
    return dataset;
  }

  /** Returns the number of the epoch, from 1. */
  public int epoch() {
    return epoch;
  }

  /** Returns K_bi, which makes blind indexes. Never opened: it would let phones be enumerated. */
  public byte[] blindIndexKey() {
    return derive("blind-index");
  }

  /** Returns the AES key of positions: the first 16 bytes of K_pos. */
  public byte[] positionKey() {
    return Arrays.copyOf(positions(), AES_BYTES);
  }

  /** Returns the key from which the epoch's pool of canaries is made. */
  public byte[] forgeKey() {
    return derive("forge");
  }

  /** Returns the AES-256-GCM key of canaries and row sets at rest. */
  public byte[] storageKey() {
    return derive("storage");
  }

  /** Returns the key of row tags and version tags. */
  public byte[] tagKey() {
    return derive("tags");
  }

  /** Returns the key of one index of partial identifiers, such as {@code phone-3-4}. */
  public byte[] partialKey(String kind) {
    return derive("partial", kind);
  }

  /** Returns the key of the index of one combination of columns. */
  public byte[] combinationKey(String name) {
    return derive("combination", name);
  }

  /**
   * Returns the keys of one recipient.
   *
   * @param nonce the 32 bytes n_R that were logged at enrolment
   */
  public RecipientKeys recipient(RecipientId id, byte[] nonce) {
    return recipient(id.value(), nonce);
  }

  /**
   * Returns the keys of one recipient or phantom ({@code phantom/1}, {@code phantom/2} ...). K_T =
   * HKDF(k_j, salt = N, "dyepack/v1/recipient/T" || LP(id)), N = SHA-256(nonce || H(TSR)), where
   * H(TSR) is 32 zero bytes while there is no time-stamp.
   */
  public RecipientKeys recipient(String id, byte[] nonce) {
    byte[] salt = Label.sha256(checked(nonce), NO_TOKEN);
    byte[] info = Label.info("dyepack/v1/recipient/T", id);
    return new RecipientKeys(Hkdf.derive(ownerHalf(id), salt, info, Prf.BYTES));
  }

  /** Returns the nonce under which phantom {@code number} is enrolled; it needs no log entry. */
  public static byte[] phantomNonce(int number) {
    return Label.sha256(
        Label.utf8("dyepack/v1/phantom"),
        new byte[] {0},
        LengthPrefixed.of(Integer.toString(number)));
  }

  /** Returns the id of phantom {@code number}, which no recipient can have. */
  public static String phantomId(int number) {
    return "phantom/" + number;
  }

  /** Draws n_R for a recipient that brings none. */
  public static byte[] drawNonce(SecureRandom random) {
    byte[] nonce = new byte[NONCE_BYTES];
    random.nextBytes(nonce);
    return nonce;
  }

  /** Returns c_key = SHA-256("dyepack/v1/key" || 00 || r_k || k_j). */
  public byte[] keyCommitment(String id) {
    return Label.commitment("dyepack/v1/key", keyOpening(id), ownerHalf(id));
  }

  /** Returns c_R = SHA-256("dyepack/v1/nonce" || 00 || nonce). */
  public static byte[] nonceCommitment(byte[] nonce) {
    return Label.commitment("dyepack/v1/nonce", new byte[0], checked(nonce));
  }

  /** Returns c_pos = SHA-256("dyepack/v1/pos" || 00 || r_pos || K_pos). */
  public byte[] positionCommitment() {
    return Label.commitment("dyepack/v1/pos", positionOpening(), positions());
  }

  /** Returns the pseudonym SHA-256(r || id) that stands for the recipient in the log. */
  public byte[] pseudonym(String id) {
    return Label.sha256(pseudonymOpening(id), Label.utf8(id));
  }

  /** Returns r_k, opened together with {@link #ownerHalf} for an accused recipient alone. */
  public byte[] keyOpening(String id) {
    return opening("key", id);
  }

  /** Returns r, which shows whose pseudonym it is. */
  public byte[] pseudonymOpening(String id) {
    return opening("pseudonym", id);
  }

  /** Returns r_pos, opened with K_pos under protective order. */
  public byte[] positionOpening() {
    return opening("positions");
  }

  /** Returns k_j = HKDF(K_ep, "owner-half" || LP(owner) || LP(id)): for the accused alone. */
  public byte[] ownerHalf(String id) {
    return derive("owner-half", owner, id);
  }

  /** Returns K_pos, all 32 bytes: what {@link #positionCommitment} commits to. */
  public byte[] positions() {
    return derive("positions");
  }

  private byte[] opening(String kind, String... parts) {
    return Hkdf.key(derive("openings"), Label.info(kind, parts));
  }

  private byte[] derive(String label, String... parts) {
    return Hkdf.key(secret, Label.info(label, parts));
  }

  private static byte[] checked(byte[] nonce) {
    if (nonce.length != NONCE_BYTES) {
      throw new IllegalArgumentException(
          "A nonce has " + NONCE_BYTES + " bytes, not " + nonce.length + ".");
    }
    return nonce;
  }

  /** Names the dataset and the epoch, never a key. */
  @Override
  public String toString() {
    return "EpochKeys[" + dataset + ", epoch " + epoch + ", keys hidden]";
  }
}
