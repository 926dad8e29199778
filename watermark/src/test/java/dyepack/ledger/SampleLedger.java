package dyepack.ledger;

import dyepack.ledger.Entry.EpochOpened;
import dyepack.ledger.Entry.NewRecipient;
import dyepack.ledger.Entry.RecipientsAdded;
import dyepack.ledger.Entry.ReleaseRecorded;
import dyepack.ledger.Entry.ShareRecorded;
import dyepack.share.RecipientId;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.spec.NamedParameterSpec;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Small ledgers, entries and signers for tests. All keys come from a seed and are worthless. */
final class SampleLedger {
  static final Instant NOW = Instant.parse("2026-11-22T08:30:00.123456Z");
  static final String DATASET = "customers";
  static final EntrySigner OWNER = signer(1);

  private SampleLedger() {}

  static EntrySigner signer(long seed) {
    KeyPair pair = keyPair(seed);
    return EntrySigner.of(pair.getPrivate(), pair.getPublic());
  }

  static KeyPair keyPair(long seed) {
    try {
      SecureRandom fixed = SecureRandom.getInstance("SHA1PRNG");
      fixed.setSeed(seed);
      KeyPairGenerator generator = KeyPairGenerator.getInstance("Ed25519");
      generator.initialize(NamedParameterSpec.ED25519, fixed);
      KeyPair pair = generator.generateKeyPair();
      return new KeyPair(
          KeyFactory.getInstance("Ed25519")
              .generatePublic(
                  new java.security.spec.X509EncodedKeySpec(pair.getPublic().getEncoded())),
          pair.getPrivate());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  static String digest(String text) {
    return Envelope.sha256(text.getBytes(StandardCharsets.UTF_8));
  }

  static RecipientId id(String value) {
    return new RecipientId(value);
  }

  static RecipientsAdded recipients(String... ids) {
    return new RecipientsAdded(
        Stream.of(ids)
            .map(name -> new NewRecipient(id(name), RecipientKind.PARTNER, null, null))
            .toList());
  }

  static EpochOpened epoch(int number) {
    return new EpochOpened(
        DATASET,
        number,
        "first share",
        digest("pos" + number),
        "dyepack-code/1",
        8,
        EntryJson.tree(Map.of("marks", List.of(Map.of("step", new java.math.BigDecimal("0.50"))))));
  }

  static Entry.Enrolled enrolled(int epoch, String... ids) {
    return new Entry.Enrolled(
        DATASET,
        epoch,
        Stream.of(ids)
            .map(
                name ->
                    new Enrolment(
                        digest("pseudonym" + name),
                        id(name),
                        digest("cR" + name),
                        digest("nonce" + name),
                        digest("cKey" + name)))
            .toList());
  }

  static ReleaseRecorded release(int epoch, int number, Segment... segments) {
    return new ReleaseRecorded(
        DATASET,
        epoch,
        DATASET + "-" + number,
        number,
        digest("source" + number),
        1000,
        null,
        digest("header"),
        digest("policy"),
        List.of(segments),
        null,
        null,
        EntryJson.tree(Map.of("columns", 5)));
  }

  static ShareRecorded share(int epoch, int release, String shareId, String... chain) {
    List<RecipientId> ids = Stream.of(chain).map(SampleLedger::id).toList();
    return new ShareRecorded(
        shareId,
        0,
        ids.get(ids.size() - 1),
        ids,
        DATASET,
        epoch,
        DATASET + "-" + release,
        null,
        digest("canaries" + shareId),
        12,
        List.of(
            new DeliveredFile(
                "customers.csv", digest("file" + shareId), digest("sm3" + shareId), 123456, 1012)),
        EntryJson.tree(Map.of("balance", Map.of("changed", 970, "mean", 0.25, "max", 0.5))),
        false);
  }

  /** A ledger with partners a, b, c, the sub-recipient d of c, and one release. */
  static Ledger create(Path folder) {
    Ledger ledger = Ledger.create(folder, "Bank of Tests", OWNER, NOW);
    List<Entry> entries = new ArrayList<>(List.of(recipients("a", "b", "c")));
    entries.add(
        new RecipientsAdded(
            List.of(new NewRecipient(id("d"), RecipientKind.SYSTEM, id("c"), null))));
    entries.add(epoch(1));
    entries.add(enrolled(1, "a", "b", "c", "d"));
    entries.add(release(1, 1));
    ledger.append(entries, OWNER, NOW);
    return ledger;
  }
}
