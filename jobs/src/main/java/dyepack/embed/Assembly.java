package dyepack.embed;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.api.java.JavaSparkContext;

/** Puts the parts of cut files together, in order, and digests what was put together. */
final class Assembly {
  private Assembly() {}

  /** Returns the files, none of them cut any more. */
  static List<EmbedJob.Written> whole(
      JavaSparkContext spark, EmbedJob.Request request, List<EmbedJob.Written> written) {
    Map<String, ArrayList<EmbedJob.Written>> byFile = new TreeMap<>();
    for (EmbedJob.Written part : written) {
      byFile.computeIfAbsent(part.copy() + "/" + part.file(), key -> new ArrayList<>()).add(part);
    }
    List<EmbedJob.Written> whole = new ArrayList<>();
    List<ArrayList<EmbedJob.Written>> cut = new ArrayList<>();
    for (ArrayList<EmbedJob.Written> parts : byFile.values()) {
      if (parts.size() == 1) {
        whole.add(parts.get(0));
      } else {
        parts.sort(Comparator.comparing(EmbedJob.Written::name));
        cut.add(parts);
      }
    }
    if (!cut.isEmpty()) {
      String staging = request.staging();
      whole.addAll(
          spark
              .parallelize(cut, cut.size())
              .map(parts -> joined(Path.of(staging), parts))
              .collect());
    }
    whole.sort(
        Comparator.comparingInt(EmbedJob.Written::copy).thenComparingInt(EmbedJob.Written::file));
    return whole;
  }

  private static EmbedJob.Written joined(Path staging, List<EmbedJob.Written> parts) {
    EmbedJob.Written first = parts.get(0);
    String name = first.name().substring(0, first.name().lastIndexOf(".part-"));
    long rows = 0;
    DigestedFile digested;
    try (DigestedFile out = new DigestedFile(staging.resolve(name))) {
      digested = out;
      for (EmbedJob.Written part : parts) {
        rows += part.rows();
        Path file = staging.resolve(part.name());
        try (InputStream in = Files.newInputStream(file)) {
          long copied = in.transferTo(out);
          assert copied == part.bytes();
        }
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("marked copies can't be put together", e);
    }
    return new EmbedJob.Written(
        first.copy(),
        first.file(),
        name,
        digested.sha256Hex(),
        digested.sm3Hex(),
        digested.length(),
        rows);
  }

  /** Digests a file that was written by a writer of its own. */
  static EmbedJob.Written digested(int copy, int number, Path staging, String name, long rows)
      throws IOException {
    try (InputStream in = Files.newInputStream(staging.resolve(name))) {
      Digests digests = Digests.of(in);
      return new EmbedJob.Written(
          copy, number, name, digests.sha256(), digests.sm3(), digests.bytes(), rows);
    }
  }
}
