package dyepack.unpack;

import java.nio.file.Path;

/**
 * A file taken out of an archive.
 *
 * @param name its name in the archive, made visible ({@link EntryName}); never a path to write to
 * @param file where its bytes are, named by their SHA-256
 * @param bytes how many
 * @param sha256 SHA-256 of the bytes, lower-case hex
 * @param sm3 SM3 of the bytes, lower-case hex
 * @param fault why these aren't all its bytes, or not certainly its bytes; empty if they are
 */
public record UnpackedEntry(
    String name, Path file, long bytes, String sha256, String sm3, String fault) {}
