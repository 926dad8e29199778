package dyepack.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dyepack.share.RecipientId;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The derivations of the key hierarchy, checked against byte strings spelled out here. */
class KeyHierarchyTest {
  private static final byte[] ROOT =
      HexFormat.of().parseHex("00112233445566778899aabbccddeeff".repeat(2));
  private static final RootKey KEY = RootKey.of(ROOT);
  private static final EpochKeys EPOCH = KEY.epoch("Bank of Ex", "customers", 1);
  private static final byte[] NONCE = EpochKeys.phantomNonce(7);

  @Test
  void lengthPrefixIsFourBytesBigEndian() {
    assertThat(LengthPrefixed.of("ab", "", "号"))
        .isEqualTo(HexFormat.of().parseHex("0000000261620000000000000003e58fb7"));
    assertThat(LengthPrefixed.of(new byte[300])).hasSize(304).startsWith(0, 0, 1, 44);
  }

  @Test
  void epochKeyIsDerivedFromItsByteString() {
    byte[] info = join(utf8("epoch"), LengthPrefixed.of("customers", "1"));
    byte[] epoch = Hkdf.derive(ROOT, utf8("dyepack/v1/root"), info, 32);

    assertThat(EPOCH.blindIndexKey()).isEqualTo(sub(epoch, utf8("blind-index")));
    assertThat(EPOCH.positions()).isEqualTo(sub(epoch, utf8("positions")));
    assertThat(EPOCH.positionKey()).isEqualTo(Arrays.copyOf(EPOCH.positions(), 16));
    assertThat(EPOCH.partialKey("phone-3-4"))
        .isEqualTo(sub(epoch, join(utf8("partial"), LengthPrefixed.of("phone-3-4"))));
    assertThat(EPOCH.combinationKey("a"))
        .isEqualTo(sub(epoch, join(utf8("combination"), LengthPrefixed.of("a"))));
    assertThat(EPOCH.forgeKey()).isEqualTo(sub(epoch, utf8("forge")));
    assertThat(EPOCH.storageKey()).isEqualTo(sub(epoch, utf8("storage")));
    assertThat(EPOCH.tagKey()).isEqualTo(sub(epoch, utf8("tags")));
    assertThat(EPOCH.ownerHalf("partner-1"))
        .isEqualTo(
            sub(epoch, join(utf8("owner-half"), LengthPrefixed.of("Bank of Ex", "partner-1"))));
  }

  @Test
  void recipientKeysAreDerivedFromOwnerHalfAndNonce() {
    byte[] salt = Label.sha256(NONCE, new byte[32]);
    byte[] info = join(utf8("dyepack/v1/recipient/T"), LengthPrefixed.of("partner-1"));
    byte[] recipient = Hkdf.derive(EPOCH.ownerHalf("partner-1"), salt, info, 32);

    RecipientKeys keys = EPOCH.recipient(new RecipientId("partner-1"), NONCE);

    assertThat(keys.canaryKey()).isEqualTo(sub(recipient, utf8("canary")));
    assertThat(keys.saltKey()).isEqualTo(sub(recipient, utf8("salt")));
    assertThat(keys.markKey()).isEqualTo(Arrays.copyOf(sub(recipient, utf8("mark")), 16));
  }

  @Test
  void commitmentsOpen() {
    assertThat(EPOCH.keyCommitment("p"))
        .isEqualTo(
            Label.sha256(
                utf8("dyepack/v1/key"), new byte[1], EPOCH.keyOpening("p"), EPOCH.ownerHalf("p")));
    assertThat(EPOCH.positionCommitment())
        .isEqualTo(
            Label.sha256(
                utf8("dyepack/v1/pos"), new byte[1], EPOCH.positionOpening(), EPOCH.positions()));
    assertThat(EpochKeys.nonceCommitment(NONCE))
        .isEqualTo(Label.sha256(utf8("dyepack/v1/nonce"), new byte[1], NONCE));
    assertThat(EPOCH.pseudonym("p"))
        .isEqualTo(Label.sha256(EPOCH.pseudonymOpening("p"), utf8("p")));
  }

  @Test
  void everyKeyIsSeparate() {
    EpochKeys next = KEY.epoch("Bank of Ex", "customers", 2);
    EpochKeys other = KEY.epoch("Bank of Ex", "customers2", 1);
    List<byte[]> keys =
        Stream.of(EPOCH, next, other)
            .flatMap(
                e ->
                    Stream.of(
                        e.blindIndexKey(),
                        e.positions(),
                        e.forgeKey(),
                        e.storageKey(),
                        e.tagKey(),
                        e.partialKey("a"),
                        e.partialKey("b"),
                        e.combinationKey("a"),
                        e.keyOpening("p"),
                        e.keyOpening("q"),
                        e.pseudonymOpening("p"),
                        e.positionOpening(),
                        e.ownerHalf("p"),
                        e.recipient("p", NONCE).canaryKey(),
                        e.recipient("p", NONCE).saltKey(),
                        e.recipient("q", NONCE).saltKey(),
                        e.recipient("p", EpochKeys.phantomNonce(8)).saltKey()))
            .toList();
    Set<String> distinct = new HashSet<>();
    keys.forEach(key -> distinct.add(HexFormat.of().formatHex(key)));
    distinct.add(HexFormat.of().formatHex(KEY.use("names")));
    distinct.add(HexFormat.of().formatHex(KEY.use("customers")));
    assertThat(distinct).hasSize(keys.size() + 2);
  }

  @Test
  void datasetAndEpochCannotRunIntoEachOther() {
    assertThat(KEY.epoch("o", "a1", 1).tagKey()).isNotEqualTo(KEY.epoch("o", "a", 11).tagKey());
  }

  @Test
  void secretsAreNotPrinted() {
    assertThat(List.of(KEY, EPOCH, EPOCH.recipient("p", NONCE)))
        .allSatisfy(
            key -> assertThat(key.toString()).contains("hidden").doesNotContain("00112233"));
  }

  @Test
  void returnedArraysAreCopies() {
    byte[] key = EPOCH.blindIndexKey();
    key[0]++;
    assertThat(EPOCH.blindIndexKey()).isNotEqualTo(key);
    byte[] mine = ROOT.clone();
    RootKey root = RootKey.of(mine);
    mine[0]++;
    assertThat(root).isEqualTo(KEY).hasSameHashCodeAs(KEY).isNotEqualTo(RootKey.of(mine));
  }

  @Test
  void recipientKeysSurviveSerialisation() throws Exception {
    RecipientKeys keys = EPOCH.recipient("p", NONCE);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(keys);
    }
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      RecipientKeys read = (RecipientKeys) in.readObject();
      assertThat(read.markKey()).isEqualTo(keys.markKey());
      assertThat(read.canaryKey()).isEqualTo(keys.canaryKey());
      assertThat(read.saltKey()).isEqualTo(keys.saltKey());
    }
  }

  @Test
  void wrongLengthsAreRefused() {
    assertThatThrownBy(() -> RootKey.of(new byte[31])).hasMessageContaining("32 bytes, not 31");
    assertThatThrownBy(() -> EPOCH.recipient("p", new byte[16])).hasMessageContaining("not 16");
    assertThatThrownBy(() -> KEY.epoch("o", "d", 0)).hasMessageContaining("count from 1");
  }

  @Test
  void drawnSecretsDiffer() {
    SecureRandom random = new SecureRandom();
    assertThat(RootKey.generate(random)).isNotEqualTo(RootKey.generate(random));
    assertThat(EpochKeys.drawNonce(random)).isNotEqualTo(EpochKeys.drawNonce(random)).hasSize(32);
    assertThat(EpochKeys.phantomId(3)).isEqualTo("phantom/3");
  }

  private static byte[] sub(byte[] key, byte[] info) {
    return Hkdf.derive(key, new byte[32], info, 32);
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] join(byte[] head, byte[] tail) {
    byte[] joined = Arrays.copyOf(head, head.length + tail.length);
    System.arraycopy(tail, 0, joined, head.length, tail.length);
    return joined;
  }
}
