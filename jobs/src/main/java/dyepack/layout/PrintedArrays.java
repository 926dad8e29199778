package dyepack.layout;

import java.io.IOException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Arrays and objects as PHP's {@code print_r} and {@code var_dump} show them: each name with its
 * value gets a line, each array that holds some becomes a block.
 */
final class PrintedArrays extends LineRewriting {
  private static final int FEWEST = 4;

  /** Of the lines so many at least are names with values; the others are brackets and blanks. */
  private static final double OFTEN = 0.25;

  /** {@code [phone] => 138...}, {@code [id:protected] => 7}, {@code ["phone"]=>}. */
  private static final Pattern NAMED =
      Pattern.compile(
          "\\s*\\[\"?([^\\]\"]{1,80}?)\"?(?::\"?[^\\]]{0,80})?\\]\\s?=>(?:\\s(.*)|\\s*)");

  private static final Pattern OPENED =
      Pattern.compile(
          "(?:Array|array\\(\\d+\\)|(?:object\\()?[\\w\\\\]+\\)?(?: Object|#\\d+).*)\\s*\\{?");
  private static final Pattern TYPED =
      Pattern.compile(
          "\\s*(?:string\\(\\d+\\) \"(.*)\"|(?:int|float|double|bool)\\(([^)]*)\\)|(NULL))");
  private static final Pattern BRACKETS =
      Pattern.compile("\\s*+(?:[(){}]|<pre>|</pre>|Array)?\\s*+");

  private String name = "";

  static @Nullable LineRewriting of(List<String> lines) {
    long named = lines.stream().filter(l -> NAMED.matcher(l).matches()).count();
    long speaking = lines.stream().filter(l -> !l.isBlank()).count();
    boolean opened = lines.stream().anyMatch(l -> opens(l.strip()));
    return opened && named >= FEWEST && named >= OFTEN * speaking ? new PrintedArrays() : null;
  }

  private static boolean opens(String text) {
    return OPENED.matcher(text).matches();
  }

  @Override
  public String note() {
    return "lines are numbered with one for each name and its value of PHP";
  }

  @Override
  void line(String line, Sink sink) throws IOException {
    Matcher typed = TYPED.matcher(line);
    if (!name.isEmpty() && typed.matches()) {
      String text = typed.group(1) == null ? typed.group(2) : typed.group(1);
      sink.add(name + ": " + (text == null ? "" : text));
      name = "";
      return;
    }
    name = "";
    Matcher named = NAMED.matcher(line);
    if (!named.matches()) {
      sink.add(BRACKETS.matcher(line).matches() || opens(line.strip()) ? "" : line);
    } else if (named.group(2) == null) {
      name = named.group(1);
    } else if (opens(named.group(2).strip())) {
      sink.add("");
    } else {
      sink.add(named.group(1) + ": " + named.group(2));
    }
  }
}
