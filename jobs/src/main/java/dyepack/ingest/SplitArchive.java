package dyepack.ingest;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One archive that was cut into several files, told by their names: {@code a.zip.001, a.zip.002
 * ...} as 7-Zip and others cut, {@code a.z01, a.z02 ... a.zip} as PKZIP does (APPNOTE 8.5). Names
 * only say what may belong together; what the joined file is, its content says.
 *
 * @param name the archive's name
 * @param parts its parts in order
 * @param missing names of parts that aren't there, though a later one is
 * @param joinable how many parts follow one another from the first on
 */
record SplitArchive(String name, List<Path> parts, List<String> missing, int joinable) {
  private static final Pattern NUMBERED =
      Pattern.compile("(.+\\.(?:zip|7z|rar|tar|gz|tgz|bz2|xz|zst))\\.(\\d{3})");
  private static final Pattern ZIP_PART = Pattern.compile("(.+)\\.z(\\d{2})");
  private static final Pattern ZIP_END = Pattern.compile("(.+)\\.zip");

  /** The last part of PKZIP's has no number of its own. */
  private static final int LAST = Integer.MAX_VALUE;

  /** Copies the lists. */
  SplitArchive {
    parts = List.copyOf(parts);
    missing = List.copyOf(missing);
  }

  /** The archives that files of one folder are parts of, by part. */
  static Map<Path, SplitArchive> among(List<Path> files) {
    Map<String, TreeMap<Integer, Path>> numbered = new HashMap<>();
    Map<String, TreeMap<Integer, Path>> zipped = new HashMap<>();
    for (Path file : files) {
      Matcher part = NUMBERED.matcher(lower(file));
      Matcher zip = ZIP_PART.matcher(lower(file));
      if (part.matches()) {
        put(numbered, part.group(1), Integer.parseInt(part.group(2)), file);
      } else if (zip.matches()) {
        put(zipped, zip.group(1), Integer.parseInt(zip.group(2)), file);
      }
    }
    for (Path file : files) {
      Matcher end = ZIP_END.matcher(lower(file));
      if (end.matches() && zipped.containsKey(end.group(1))) {
        put(zipped, end.group(1), LAST, file);
      }
    }
    Map<Path, SplitArchive> found = new HashMap<>();
    numbered.forEach((base, parts) -> add(found, base, ".%03d", parts));
    zipped.forEach((base, parts) -> add(found, base, ".z%02d", parts));
    return found;
  }

  private static String lower(Path file) {
    return String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
  }

  private static void put(
      Map<String, TreeMap<Integer, Path>> groups, String base, int number, Path file) {
    groups.computeIfAbsent(base, b -> new TreeMap<>()).putIfAbsent(number, file);
  }

  private static void add(
      Map<Path, SplitArchive> found, String base, String ending, TreeMap<Integer, Path> parts) {
    boolean zip = ending.startsWith(".z");
    List<String> missing = new ArrayList<>();
    int expected = parts.firstKey() == 0 && !zip ? 0 : 1;
    int joinable = 0;
    for (int number : parts.keySet()) {
      while (number != LAST && expected < number) {
        missing.add(base + ending.formatted(expected++));
      }
      joinable += missing.isEmpty() ? 1 : 0;
      expected++;
    }
    if (zip && !parts.containsKey(LAST)) {
      missing.add(base + ".zip");
    }
    SplitArchive archive =
        new SplitArchive(
            base + (zip ? ".zip" : ""), List.copyOf(parts.values()), missing, joinable);
    parts.values().forEach(part -> found.put(part, archive));
  }

  /** Writes the parts one after the other, as far as none is missing. */
  void join(Path target) throws IOException {
    try (OutputStream out = Files.newOutputStream(target)) {
      for (Path part : parts.subList(0, joinable)) {
        Files.copy(part, out);
      }
    }
  }
}
