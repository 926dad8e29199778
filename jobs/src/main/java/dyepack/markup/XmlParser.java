package dyepack.markup;

import dyepack.cells.ByteAccount;
import dyepack.cells.CellLimits;
import dyepack.cells.CellParser;
import dyepack.cells.CellSink;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Records of an XML file: elements that stand several times in the same place and have children or
 * attributes. A first pass over the file finds which; a second pushes them.
 *
 * <p>Every path below a record that holds text, and every attribute, is a column: {@code
 * address.city}, {@code id}; an element that stands there again is {@code tel.2}; one of many that
 * are told apart by an attribute ({@code <field name="tel">}) is what that says. Where records hold
 * long lists of records (more than {@value #LONG_LIST} in one), the inner ones are taken, each with
 * the values of its outer one that stand before it. A file without repetition is one record.
 */
public final class XmlParser implements CellParser {
  private static final int LONG_LIST = 16;

  /** Elements with so many others in each on average, and few values, are groups of those. */
  private static final int GROUP = 3;

  private static final int FEW_VALUES = 2;
  private static final int MOST_PATHS = 20_000;
  private static final Pattern START =
      Pattern.compile("(?s)\\s*(<\\?xml\\s.*|<!--.*|<!DOCTYPE\\s.*|<[\\p{L}_][^\\s/>]*[\\s/>].*)");

  private final Charset charset;
  private final int markBytes;

  /**
   * Prepares for a file.
   *
   * @param charset its character set
   * @param markBytes length of its byte order mark
   */
  public XmlParser(Charset charset, int markBytes) {
    this.charset = charset;
    this.markBytes = markBytes;
  }

  /** Whether a text begins with an XML declaration or a tag; HTML must be asked for first. */
  public static boolean looksLike(String head) {
    return START.matcher(head.startsWith("\uFEFF") ? head.substring(1) : head).matches();
  }

  @Override
  public void parse(Path file, CellLimits limits, CellSink sink) throws IOException {
    XmlNode root = new XmlNode("", null);
    try (XmlEvents events =
        XmlEvents.open(file, charset, markBytes, limits, new MarkupNotes(limits))) {
      learn(events, root);
    }
    Map<XmlNode, XmlTable> tables = new HashMap<>();
    List<XmlNode> records = new ArrayList<>();
    choose(root, records);
    MarkupNotes notes = new MarkupNotes(limits);
    for (XmlNode record : records) {
      tables.put(record, new XmlTable(record.path(), record.fieldsBelow(), limits, notes));
    }
    read(file, limits, notes, root, tables, null);
    MarkupNotes last = new MarkupNotes(limits);
    for (XmlTable table : tables.values()) {
      table.freeze(last);
    }
    read(file, limits, last, root, tables, sink);
    last.tell(sink);
  }

  private static void learn(XmlEvents events, XmlNode root) throws IOException {
    @Nullable XmlNode[] path = new XmlNode[1024];
    path[0] = root;
    int paths = 0;
    while (true) {
      switch (events.next()) {
        case OPEN -> {
          int depth = events.depth();
          if (depth < path.length) {
            XmlNode parent = path[depth - 1];
            XmlNode node = parent == null ? null : parent.child(events.name(), paths < MOST_PATHS);
            path[depth] = node;
            if (node != null) {
              paths += node.count() == 0 ? 1 : 0;
              node.open(events.attributes() > 0, events.fieldName());
            }
          }
        }
        case CLOSE, TEXT -> {}
        case END -> {
          return;
        }
      }
    }
  }

  /** The topmost paths that repeat, or those below them that repeat far more. */
  private static void choose(XmlNode root, List<XmlNode> records) {
    chooseBelow(root, records);
    if (records.isEmpty()) {
      for (XmlNode top : root.children()) {
        if (top.hasParts()) {
          records.add(top);
        }
      }
    }
  }

  private static void chooseBelow(XmlNode node, List<XmlNode> records) {
    for (XmlNode child : node.children()) {
      if (child.repeats() && !holdsLongList(child)) {
        records.add(child);
      } else {
        chooseBelow(child, records);
      }
    }
  }

  private static boolean holdsLongList(XmlNode node) {
    for (XmlNode child : node.children()) {
      boolean group = child.count() >= GROUP * node.count() && node.ownValues() <= FEW_VALUES;
      if ((child.repeats() && (group || child.most() > LONG_LIST)) || holdsLongList(child)) {
        return true;
      }
    }
    return false;
  }

  /** Reads all records; without a sink only the names of their columns are learnt. */
  private void read(
      Path file,
      CellLimits limits,
      MarkupNotes notes,
      XmlNode root,
      Map<XmlNode, XmlTable> tables,
      @Nullable CellSink sink)
      throws IOException {
    try (XmlEvents events = XmlEvents.open(file, charset, markBytes, limits, notes)) {
      MarkupAccount account = sink == null ? null : new MarkupAccount(events.decoded(), markBytes);
      @Nullable XmlNode[] path = new XmlNode[1024];
      path[0] = root;
      XmlTable open = null;
      int openDepth = 0;
      XmlTable told = null;
      long outside = 0;
      long asides = 0;
      while (true) {
        XmlEvents.Type type = events.next();
        boolean aside = events.asides() != asides;
        asides = events.asides();
        switch (type) {
          case OPEN -> {
            int depth = events.depth();
            if (open == null) {
              XmlNode parent = depth < path.length ? path[depth - 1] : null;
              XmlNode node = parent == null ? null : parent.child(events.name(), false);
              if (depth < path.length) {
                path[depth] = node;
              }
              open = node == null ? null : tables.get(node);
              openDepth = depth;
              if (open != null) {
                mark(account, aside);
                open.begin(events);
              } else {
                mark(account, true);
                outside += events.attributes();
              }
            } else {
              open.open(events);
            }
          }
          case TEXT -> {
            if (open != null) {
              open.text(events.text());
            } else {
              boolean blank = XmlTable.isBlank(events.text());
              mark(account, aside || !blank);
              outside += blank ? 0 : 1;
            }
          }
          case CLOSE -> {
            if (open != null && events.depth() + 1 == openDepth) {
              told = push(open, told, sink);
              if (account != null) {
                account.take(ByteAccount.Kind.RECORD, open.start(), events.end());
              }
              open = null;
            } else if (open != null) {
              open.close();
            } else {
              mark(account, true);
            }
          }
          case END -> {
            if (open != null) {
              notes.add("records that the file's end cuts off, read in part", 1, events.line());
              told = push(open, told, sink);
              if (account != null) {
                account.take(ByteAccount.Kind.RECORD, open.start(), events.end());
              }
            }
            notes.add("values outside of records", outside, 0);
            events.tellMended();
            if (account != null && sink != null) {
              mark(account, aside);
              if (!events.stopped().isEmpty()) {
                account.stop(events.stopped(), events.start());
              }
              account.tell(sink);
            }
            return;
          }
        }
      }
    }
  }

  private static void mark(@Nullable MarkupAccount account, boolean marked) {
    if (account != null && marked) {
      account.mark();
    }
  }

  private static @Nullable XmlTable push(
      XmlTable table, @Nullable XmlTable told, @Nullable CellSink sink) throws IOException {
    String[] cells = table.end();
    if (sink == null) {
      return null;
    }
    if (told != table) {
      sink.table(table.name(), table.header());
    }
    sink.row(table.line(), cells);
    return table;
  }
}
