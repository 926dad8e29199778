package dyepack.flow;

import dyepack.embed.Digests;
import dyepack.embed.SourceTables;
import dyepack.ingest.TableFormat;
import dyepack.ledger.Epoch;
import dyepack.ledger.Release;
import dyepack.ledger.Share;
import dyepack.share.BadInputException;
import dyepack.share.RecipientId;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which file goes to whom, under which name and as which share. */
final class Deliveries {
  private final ShareSetting setting;
  private final ShareRequest request;

  Deliveries(ShareSetting setting) {
    this.setting = setting;
    request = setting.request();
  }

  /** Lists every file for each of its recipients and finds those that the ledger has already. */
  List<Delivery> of(SourceTables tables) {
    Epoch epoch = setting.epoch();
    Map<String, String> known = new HashMap<>();
    if (epoch != null) {
      for (Release release : epoch.releases().values()) {
        if (!release.forgotten()) {
          known.put(
              release.record().sourceSha256() + release.record().policySha256(),
              release.record().releaseId());
        }
      }
    }
    int next = setting.nextRelease();
    List<Delivery> deliveries = new ArrayList<>();
    Set<Path> targets = new HashSet<>();
    Map<String, String> names = new HashMap<>();
    for (int i = 0; i < tables.files().size(); i++) {
      SourceTables.File file = tables.files().get(i);
      String id = known.get(file.sha256() + request.policySha256());
      if (id == null) {
        id = setting.policy().dataset() + "-r" + next++;
        known.put(file.sha256() + request.policySha256(), id);
      }
      for (RecipientId recipient : request.files().get(i).recipients()) {
        Delivery delivery = delivery(i, file, id, recipient, names);
        if (!targets.add(delivery.target())) {
          throw new BadInputException(
              "Two files are called "
                  + delivery.name()
                  + "; recipients would get only one of them.");
        }
        deliveries.add(delivery);
      }
    }
    requireFree(deliveries);
    return deliveries;
  }

  /**
   * One file for one recipient. Files of the same content are one release under several names, each
   * a share of its own.
   *
   * @param names file names of the shares of this command so far, by share
   */
  private Delivery delivery(
      int number,
      SourceTables.File file,
      String releaseId,
      RecipientId recipient,
      Map<String, String> names) {
    TableFormat format = request.format();
    boolean same = format == null || format == file.style().format();
    String name = same ? file.name() : stem(file.name()) + "." + extension(format, file);
    String shareId = releaseId + "-" + recipient + (same ? "" : "-" + extension(format, file));
    if (shareId.length() > 140) {
      shareId = releaseId + "-" + ShareWork.sha256(shareId).substring(0, 24);
    }
    Share recorded = setting.ledger().state().share(shareId).orElse(null);
    String taken = recorded != null ? recorded.record().files().get(0).name() : names.get(shareId);
    if (taken != null && !taken.equals(name)) {
      shareId = shareId + "-" + ShareWork.sha256(name).substring(0, 8);
      recorded = setting.ledger().state().share(shareId).orElse(null);
    }
    names.put(shareId, name);
    Path target = request.out().resolve(recipient.value()).resolve(name);
    return new Delivery(number, recipient, releaseId, shareId, name, target, recorded);
  }

  private static String extension(@Nullable TableFormat format, SourceTables.File file) {
    return (format == null ? file.style().format() : format).extension();
  }

  private static String stem(String name) {
    int dot = name.lastIndexOf('.');
    return dot > 0 ? name.substring(0, dot) : name;
  }

  /** Refuses to replace a file that isn't one of this ledger's. */
  private void requireFree(List<Delivery> deliveries) {
    Set<String> ours = new HashSet<>();
    for (Share share : setting.ledger().state().shares()) {
      share.record().files().forEach(file -> ours.add(file.sha256()));
    }
    for (Delivery delivery : deliveries) {
      Path target = delivery.target();
      if (!Files.exists(target)) {
        continue;
      }
      try (InputStream in = Files.newInputStream(target)) {
        if (!ours.contains(Digests.of(in).sha256())) {
          throw new BadInputException(
              target
                  + " exists and is no file of this ledger; move it away or choose another --out.");
        }
      } catch (IOException e) {
        throw new BadInputException(target + " exists and can't be read: " + e.getMessage(), e);
      }
    }
  }
}
