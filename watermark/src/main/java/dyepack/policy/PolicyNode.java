package dyepack.policy;

import dyepack.share.BadInputException;
import java.io.StringReader;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * One node of a policy file that knows its line, so that whatever is wrong with it can be said
 * where it stands. Scalars are taken by their text: a column named {@code no} stays {@code no}.
 */
final class PolicyNode {
  private final Node node;
  private final String file;
  private final String path;

  private PolicyNode(Node node, String file, String path) {
    this.node = node;
    this.file = file;
    this.path = path;
  }

  /** Reads the one YAML document in {@code text}; refuses what is not YAML, with the line. */
  static PolicyNode document(String text, String file) {
    Node root;
    try {
      root = new Yaml(new LoaderOptions()).compose(new StringReader(text));
    } catch (MarkedYAMLException e) {
      Mark mark = e.getProblemMark();
      int line = mark == null ? 1 : mark.getLine() + 1;
      throw new BadInputException(
          file + ", line " + line + ": this is not valid YAML: " + e.getProblem() + ".", e);
    } catch (YAMLException e) {
      throw new BadInputException(file + ": this is not valid YAML: " + e.getMessage(), e);
    }
    if (root == null) {
      throw new BadInputException(
          file + " is empty; a policy needs at least dataset, identifiers and marks.");
    }
    return new PolicyNode(root, file, "the policy");
  }

  /** Returns the error to throw: file, line and what is wrong. */
  BadInputException wrong(String message) {
    int line = node.getStartMark() == null ? 1 : node.getStartMark().getLine() + 1;
    return new BadInputException(file + ", line " + line + ": " + message);
  }

  boolean isNull() {
    return node.getTag().equals(Tag.NULL);
  }

  boolean isList() {
    return node instanceof SequenceNode;
  }

  /** Returns the entries by key, in file order; refuses keys that are unknown or written twice. */
  Map<String, PolicyNode> mapping(String... known) {
    List<String> knownKeys = Arrays.asList(known);
    return mapping(
        key -> {
          if (!knownKeys.contains(key.text())) {
            throw key.wrong(
                "unknown key \""
                    + key.text()
                    + "\" in "
                    + path
                    + "."
                    + NearestName.hint(key.text(), knownKeys)
                    + " Known keys: "
                    + String.join(", ", known)
                    + ".");
          }
        });
  }

  /** Returns the entries by key, in file order; refuses keys written twice. */
  Map<String, PolicyNode> anyMapping() {
    return mapping(key -> {});
  }

  private Map<String, PolicyNode> mapping(Consumer<PolicyNode> checkKey) {
    if (!(node instanceof MappingNode mapping)) {
      throw wrong(path + " must be a mapping of keys to values, not " + kind() + ".");
    }
    Map<String, PolicyNode> entries = new LinkedHashMap<>();
    for (NodeTuple tuple : mapping.getValue()) {
      PolicyNode key = new PolicyNode(tuple.getKeyNode(), file, "a key of " + path);
      checkKey.accept(key);
      PolicyNode value = new PolicyNode(tuple.getValueNode(), file, "\"" + key.text() + "\"");
      if (entries.putIfAbsent(key.text(), value) != null) {
        throw key.wrong("\"" + key.text() + "\" is written twice in " + path + ".");
      }
    }
    return entries;
  }

  /** Returns the items of a list, each called {@code item} in messages. */
  List<PolicyNode> list(String item) {
    if (!(node instanceof SequenceNode sequence)) {
      throw wrong(path + " must be a list such as [a, b], not " + kind() + ".");
    }
    List<PolicyNode> items = new ArrayList<>();
    for (Node child : sequence.getValue()) {
      items.add(new PolicyNode(child, file, item));
    }
    return items;
  }

  /** Returns a list of texts. */
  List<String> texts(String item) {
    return list(item).stream().map(PolicyNode::text).toList();
  }

  /** Returns the text of a scalar as written; refuses nothing and empty text. */
  String text() {
    if (!(node instanceof ScalarNode scalar)) {
      throw wrong(path + " must be a single value, not " + kind() + ".");
    }
    boolean quoted = !scalar.isPlain();
    if (scalar.getValue().isEmpty() || (isNull() && !quoted)) {
      throw wrong(path + " has no value.");
    }
    return scalar.getValue();
  }

  BigDecimal decimal() {
    try {
      return new BigDecimal(text());
    } catch (NumberFormatException e) {
      throw wrong(path + " must be a number, not \"" + text() + "\".");
    }
  }

  /** Returns a whole number from 0 on. */
  int count() {
    try {
      int value = decimal().intValueExact();
      if (value >= 0) {
        return value;
      }
    } catch (ArithmeticException e) {
      // Falls through to the message below.
    }
    throw wrong(path + " must be a whole number from 0 on, not \"" + text() + "\".");
  }

  /** Returns a number between two ends, the lower end included only when {@code fromZero}. */
  double part(boolean fromZero, double max) {
    double value = decimal().doubleValue();
    if (value > max || value < 0 || (value == 0 && !fromZero)) {
      throw wrong(
          path
              + " must be "
              + (fromZero ? "from 0 to " : "above 0 and at most ")
              + BigDecimal.valueOf(max).stripTrailingZeros().toPlainString()
              + ", not "
              + text()
              + ".");
    }
    return value;
  }

  boolean flag() {
    String text = text();
    if (text.equals("true") || text.equals("false")) {
      return text.equals("true");
    }
    throw wrong(path + " must be true or false, not \"" + text + "\".");
  }

  /** Returns the entry that must be there. */
  PolicyNode required(Map<String, PolicyNode> entries, String key, String example) {
    PolicyNode value = entries.get(key);
    if (value == null || value.isNull()) {
      PolicyNode where = value == null ? this : value;
      throw where.wrong(path + " needs \"" + key + "\", such as " + example + ".");
    }
    return value;
  }

  /** Returns the entry, or null when it is left out or written as null. */
  static @Nullable PolicyNode optional(Map<String, PolicyNode> entries, String key) {
    PolicyNode value = entries.get(key);
    return value == null || value.isNull() ? null : value;
  }

  private String kind() {
    return isNull()
        ? "nothing"
        : switch (node.getNodeId()) {
          case mapping -> "a mapping";
          case sequence -> "a list";
          case scalar -> "the single value \"" + ((ScalarNode) node).getValue() + "\"";
          case anchor -> "an anchor";
        };
  }
}
