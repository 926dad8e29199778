package dyepack.layout;

import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Requests of HTTP as they went over the line, with forms in their bodies
 * (application/x-www-form-urlencoded): each field of a form gets a line below the request's head.
 */
final class FormBodies extends LineRewriting {
  private static final int FEWEST = 2;
  private static final Pattern REQUEST =
      Pattern.compile("(?:GET|POST|PUT|PATCH|DELETE) \\S+ HTTP/\\d(?:\\.\\d)?\\s*");
  private static final Pattern FORM =
      Pattern.compile("[\\w.%\\[\\]-]{1,80}=[^&=\\s]*(?:&[\\w.%\\[\\]-]{1,80}=[^&=\\s]*)+");

  private boolean head;
  private boolean pending;

  static @Nullable LineRewriting of(List<String> lines) {
    long requests = lines.stream().filter(l -> REQUEST.matcher(l).matches()).count();
    long forms = lines.stream().filter(l -> FORM.matcher(l.strip()).matches()).count();
    return requests >= FEWEST && forms >= FEWEST && 2 * forms >= requests ? new FormBodies() : null;
  }

  @Override
  public String note() {
    return "lines are numbered with one for each field of a form";
  }

  @Override
  void line(String line, Sink sink) throws IOException {
    if (REQUEST.matcher(line).matches()) {
      sink.add("");
      sink.add(line);
      head = true;
      pending = false;
    } else if (head && line.isBlank()) {
      head = false;
      pending = true;
    } else if (pending && FORM.matcher(line.strip()).matches()) {
      pending = false;
      for (String field : line.strip().split("&", -1)) {
        sink.add(field.replaceFirst("=", ": "));
      }
    } else {
      if (pending && !line.isBlank()) {
        sink.add("");
        pending = false;
      }
      sink.add(line);
    }
  }
}
