package dyepack.policy;

import dyepack.identity.IdentifierSpec;
import dyepack.identity.IdentifierType;
import dyepack.marks.MarkConstraints;
import dyepack.marks.MarkKind;
import dyepack.marks.MarkRequest;
import dyepack.share.BadInputException;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads a {@code policy.yaml}. Whatever it can't read it refuses with the file, the line and what
 * would be right; a key it doesn't know is refused too, because a misspelt {@code doNotTouch} that
 * is silently ignored does harm.
 */
public final class PolicyFile {
  private static final long MAX_BYTES = 4L << 20;
  private static final Pattern DATASET = Pattern.compile("[\\p{L}\\p{N}_][\\p{L}\\p{N}._-]{0,99}");

  private final PolicyNode root;
  private final Map<String, PolicyNode> entries;

  private PolicyFile(PolicyNode root) {
    this.root = root;
    this.entries =
        root.mapping(
            "dataset",
            "identifiers",
            "marks",
            "versions",
            "canaries",
            "constraints",
            "decision",
            "requireReceipt",
            "withhold",
            "editedAddresses");
  }

  /**
   * Reads a policy; a relative path of {@code contacts} is resolved against the file's folder.
   *
   * @throws BadInputException when the file can't be read or holds anything that is not a policy
   */
  public static SharePolicy read(Path file) {
    SharePolicy policy = parse(content(file), file.toString());
    String contacts = policy.canaries().contacts();
    if (contacts == null) {
      return policy;
    }
    CanaryCounts counts = policy.canaries();
    CanaryCounts resolved =
        new CanaryCounts(
            counts.rare(),
            counts.half(),
            counts.common(),
            file.resolveSibling(contacts).toString());
    return new SharePolicy(
        policy.dataset(),
        policy.identifiers(),
        policy.marks(),
        policy.versions(),
        resolved,
        policy.constraints(),
        policy.doNotTouch(),
        policy.alpha(),
        policy.requireReceipt(),
        policy.withhold(),
        policy.editedAddresses());
  }

  /**
   * Reads a policy from its text.
   *
   * @param name what to call the text in messages, usually the file's path
   * @throws BadInputException when the text holds anything that is not a policy
   */
  public static SharePolicy parse(String text, String name) {
    String withoutMark = text.startsWith("\uFEFF") ? text.substring(1) : text;
    return new PolicyFile(PolicyNode.document(withoutMark, name)).policy();
  }

  private static String content(Path file) {
    try {
      if (Files.isDirectory(file)) {
        throw new BadInputException("Policy " + file + " is a folder; name the YAML file in it.");
      }
      if (Files.size(file) > MAX_BYTES) {
        throw new BadInputException(
            "Policy " + file + " is larger than 4 MiB; is it the table instead of the policy?");
      }
      return Files.readString(file, StandardCharsets.UTF_8);
    } catch (NoSuchFileException e) {
      throw new BadInputException(
          "Policy " + file + " does not exist. \"dyepack policy suggest FILE\" drafts one.", e);
    } catch (CharacterCodingException e) {
      throw new BadInputException("Policy " + file + " is not UTF-8 text; save it as UTF-8.", e);
    } catch (IOException e) {
      throw new BadInputException("Policy " + file + " can't be read: " + e.getMessage(), e);
    }
  }

  private SharePolicy policy() {
    String dataset = dataset();
    List<IdentifierSpec> identifiers = identifiers();
    List<MarkRequest> marks = marks(identifiers);
    Map<String, PolicyNode> constraints = constraints();
    return new SharePolicy(
        dataset,
        identifiers,
        marks,
        versions(marks),
        canaries(),
        constraints == null
            ? MarkConstraints.NONE
            : ConstraintSection.read(constraints, kinds(marks)),
        constraints == null ? Set.of() : ConstraintSection.doNotTouch(constraints, kinds(marks)),
        alpha(),
        entries.containsKey("requireReceipt") && entry("requireReceipt").flag(),
        entries.containsKey("withhold") ? entry("withhold").part(true, 0.05) : 0,
        !entries.containsKey("editedAddresses") || entry("editedAddresses").flag());
  }

  private PolicyNode entry(String key) {
    return root.required(entries, key, key + ": ...");
  }

  private String dataset() {
    PolicyNode node = root.required(entries, "dataset", "dataset: customers");
    if (!DATASET.matcher(node.text()).matches()) {
      throw node.wrong(
          "dataset \""
              + node.text()
              + "\" can't be used: it needs 1 to 100 letters, digits, '.', '_' or '-', and a"
              + " letter, digit or '_' first.");
    }
    return node.text();
  }

  private List<IdentifierSpec> identifiers() {
    String example = "- {column: customer_id, type: text}";
    PolicyNode section = root.required(entries, "identifiers", example);
    List<IdentifierSpec> specs = new ArrayList<>();
    for (PolicyNode node : section.list("an identifier")) {
      Map<String, PolicyNode> keys = node.mapping("column", "columns", "type");
      List<String> columns = MarkSection.columns(node, keys);
      IdentifierType type = type(node.required(keys, "type", "type: text"));
      if (type == IdentifierType.PERSON && columns.size() != 2) {
        throw node.wrong(
            "an identifier of type person needs two columns, the name and the date of birth.");
      }
      IdentifierSpec spec = new IdentifierSpec(columns, type);
      if (specs.contains(spec)) {
        throw node.wrong("this identifier is written twice.");
      }
      specs.add(spec);
    }
    if (specs.isEmpty()) {
      throw section.wrong("at least one identifier is needed, such as " + example + ".");
    }
    return specs;
  }

  private static IdentifierType type(PolicyNode node) {
    List<String> known =
        Arrays.stream(IdentifierType.values()).map(IdentifierType::yamlName).toList();
    if (!known.contains(node.text())) {
      throw node.wrong(
          "unknown identifier type \""
              + node.text()
              + "\"."
              + NearestName.hint(node.text(), known)
              + " Known types: "
              + String.join(", ", known)
              + ".");
    }
    return IdentifierType.parse(node.text());
  }

  private List<MarkRequest> marks(List<IdentifierSpec> identifiers) {
    PolicyNode section =
        root.required(entries, "marks", "- {column: balance, kind: number, tolerance: 0.50}");
    Set<String> identifying = new HashSet<>();
    identifiers.forEach(identifier -> identifying.addAll(identifier.columns()));
    Set<String> marked = new HashSet<>();
    List<MarkRequest> marks = new ArrayList<>();
    for (PolicyNode node : section.list("a mark")) {
      MarkRequest mark = MarkSection.read(node);
      for (String column : mark.columns()) {
        if (identifying.contains(column)) {
          throw node.wrong("\"" + column + "\" is an identifier; identifiers are never changed.");
        }
        if (!marked.add(column)) {
          throw node.wrong("\"" + column + "\" has more than one mark.");
        }
      }
      marks.add(mark);
    }
    return marks;
  }

  private List<String> versions(List<MarkRequest> marks) {
    PolicyNode section = PolicyNode.optional(entries, "versions");
    if (section == null) {
      return List.of();
    }
    Map<String, MarkKind> kinds = kinds(marks);
    List<String> columns = new ArrayList<>();
    for (PolicyNode node : section.list("a version column")) {
      String column = node.text();
      MarkKind kind = kinds.get(column);
      if (kind != null && kind.quantised()) {
        throw node.wrong(
            "\""
                + column
                + "\" carries "
                + kind.yamlName()
                + " marks, so its values differ between recipients and can't date a leak. Versions"
                + " need columns without such marks.");
      }
      if (columns.contains(column)) {
        throw node.wrong("\"" + column + "\" stands twice in versions.");
      }
      columns.add(column);
    }
    return columns;
  }

  private static Map<String, MarkKind> kinds(List<MarkRequest> marks) {
    Map<String, MarkKind> kinds = new HashMap<>();
    marks.forEach(mark -> mark.columns().forEach(column -> kinds.put(column, mark.kind())));
    return kinds;
  }

  private CanaryCounts canaries() {
    PolicyNode section = PolicyNode.optional(entries, "canaries");
    if (section == null) {
      return CanaryCounts.NONE;
    }
    Map<String, PolicyNode> keys = section.mapping("rare", "half", "common", "contacts");
    PolicyNode contacts = PolicyNode.optional(keys, "contacts");
    return new CanaryCounts(
        canaryCount(keys, "rare"),
        canaryCount(keys, "half"),
        canaryCount(keys, "common"),
        contacts == null ? null : contacts.text());
  }

  private static int canaryCount(Map<String, PolicyNode> keys, String tier) {
    PolicyNode node = PolicyNode.optional(keys, tier);
    if (node == null) {
      return 0;
    }
    if (node.count() > 100_000) {
      throw node.wrong("\"" + tier + "\" must be at most 100000.");
    }
    return node.count();
  }

  private @Nullable Map<String, PolicyNode> constraints() {
    PolicyNode section = PolicyNode.optional(entries, "constraints");
    return section == null ? null : section.mapping("range", "order", "doNotTouch");
  }

  private double alpha() {
    PolicyNode section = PolicyNode.optional(entries, "decision");
    if (section == null) {
      return SharePolicy.DEFAULT_ALPHA;
    }
    PolicyNode alpha = PolicyNode.optional(section.mapping("alpha"), "alpha");
    return alpha == null ? SharePolicy.DEFAULT_ALPHA : alpha.part(false, 0.01);
  }
}
