package dyepack.ingest;

import dyepack.cells.CellParser;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which parser reads which kind of content. Each is a public class that is made anew in the
 * confined process that it runs in: by a public constructor without parameters, or, of text, by one
 * that takes the character set and the length of the byte order mark.
 */
final class CellParsers {
  private static final Map<ContentKind, Class<? extends CellParser>> BY_KIND =
      new EnumMap<>(ContentKind.class);

  static {
    // One line for each kind: BY_KIND.put(ContentKind.SQLITE, SqliteParser.class);
  }

  private CellParsers() {}

  /** The parser of a kind, or null if there is none. */
  static @Nullable Class<? extends CellParser> of(ContentKind kind) {
    return BY_KIND.get(kind);
  }
}
