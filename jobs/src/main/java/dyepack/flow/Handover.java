package dyepack.flow;

import dyepack.canaries.Canary;
import dyepack.canaries.CanaryCommitment;
import dyepack.embed.Copy;
import dyepack.embed.Distortion;
import dyepack.embed.EmbedJob;
import dyepack.keys.RecipientKeys;
import dyepack.ledger.DeliveredFile;
import dyepack.ledger.Entry;
import dyepack.ledger.EntryJson;
import dyepack.ledger.Epoch;
import dyepack.ledger.Ledger;
import dyepack.marks.ColumnMark;
import dyepack.share.BadInputException;
import dyepack.share.RecipientId;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The last step of a share: entries first, files after. Entries are on disk before the first file
 * appears, and {@code delivered} is written when all stand in place.
 */
final class Handover {
  private final Ledger ledger;
  private final OwnerSecrets secrets;
  private final ShareRequest request;
  private final ShareDraft draft;
  private final List<String> header;

  Handover(ShareSetting setting, ShareDraft draft, List<String> header) {
    ledger = setting.ledger();
    secrets = setting.secrets();
    request = setting.request();
    this.draft = draft;
    this.header = header;
  }

  /** Records and publishes everything that one job wrote. */
  void record(
      List<Delivery> due,
      List<Integer> files,
      List<RecipientId> recipients,
      EmbedJob.Result result,
      List<Copy> copies,
      List<Canary> canaries,
      String folder) {
    Map<String, Delivery> wanted = new HashMap<>();
    due.forEach(delivery -> wanted.put(delivery.recipient() + "\n" + delivery.file(), delivery));
    List<Entry> entries = new ArrayList<>();
    Map<Delivery, EmbedJob.Written> written = new LinkedHashMap<>();
    for (EmbedJob.Written file : result.written()) {
      RecipientId recipient = recipients.get(file.copy());
      Delivery delivery = wanted.get(recipient + "\n" + files.get(file.file()));
      if (delivery == null) {
        continue;
      }
      written.put(delivery, file);
      if (delivery.recorded() == null) {
        entries.add(
            share(
                delivery,
                file,
                copies.get(file.copy()),
                canaries,
                result.distortion()[file.copy()]));
      }
    }
    ledger.append(entries, secrets.signer(), Instant.now());
    publish(written, folder);
  }

  private void publish(Map<Delivery, EmbedJob.Written> written, String folder) {
    List<String> shareIds = new ArrayList<>();
    written.forEach(
        (delivery, file) -> {
          try {
            Staging.publish(Path.of(folder, file.name()), delivery.target());
          } catch (IOException e) {
            throw new BadInputException(
                delivery.target()
                    + " can't be written: "
                    + e.getMessage()
                    + ". The share is in the ledger; run the same command again to deliver it.",
                e);
          }
          if (delivery.recorded() == null || !delivery.recorded().delivered()) {
            shareIds.add(delivery.shareId());
          }
        });
    if (!shareIds.isEmpty()) {
      ledger.append(List.of(new Entry.Delivered(shareIds)), secrets.signer(), Instant.now());
    }
  }

  private Entry share(
      Delivery delivery,
      EmbedJob.Written file,
      Copy copy,
      List<Canary> canaries,
      Distortion @Nullable [] distortion) {
    List<Canary> held = new ArrayList<>();
    for (int i = 0; i < canaries.size(); i++) {
      if (copy.canaries().get(i)) {
        held.add(canaries.get(i));
      }
    }
    String root = null;
    if (!held.isEmpty()) {
      RecipientKeys keys = keys(delivery.recipient());
      root =
          HexFormat.of()
              .formatHex(CanaryCommitment.root(keys.saltKey(), delivery.shareId(), header, held));
    }
    return new Entry.ShareRecorded(
        delivery.shareId(),
        0,
        delivery.recipient(),
        ledger.state().chain(delivery.recipient()),
        request.policy().dataset(),
        draft.number(),
        delivery.releaseId(),
        null,
        root,
        held.size(),
        List.of(
            new DeliveredFile(
                delivery.name(), file.sha256(), file.sm3(), file.bytes(), file.rows())),
        EntryJson.tree(summary(distortion)),
        request.allowMarked());
  }

  private RecipientKeys keys(RecipientId recipient) {
    Epoch epoch =
        ledger
            .state()
            .epoch(request.policy().dataset(), draft.number())
            .orElseThrow(() -> new IllegalStateException("the epoch was recorded before"));
    return EpochInUse.open(ledger, epoch, secrets).recipientKeys(recipient);
  }

  /** What marking changed in this copy, by column; files of one job are summed. */
  private Map<String, Object> summary(Distortion @Nullable [] distortion) {
    Map<String, Object> columns = new LinkedHashMap<>();
    if (distortion == null) {
      return columns;
    }
    List<ColumnMark> marks = draft.asked(request.policy()).marks();
    for (int i = 0; i < marks.size(); i++) {
      Distortion column = distortion[i];
      Map<String, Object> numbers = new LinkedHashMap<>();
      numbers.put("cells", column.cells());
      numbers.put("changed", column.changed());
      numbers.put("meanAbsoluteChange", column.meanAbsolute());
      numbers.put("largestChange", column.largest());
      numbers.put("changeOfMean", column.meanChange());
      numbers.put("changeOfDeviation", column.deviationChange());
      columns.put(marks.get(i).column(), numbers);
    }
    return columns;
  }
}
