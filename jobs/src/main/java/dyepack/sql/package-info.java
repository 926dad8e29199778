/**
 * SQL dumps: MySQL, PostgreSQL (INSERT and COPY), SQL Server, Oracle, SQLite, however large.
 *
 * <p>No statement is executed and no grammar is complete: a byte scanner finds the statements that
 * carry rows and takes their values; everything else is passed over and counted. {@link
 * dyepack.sql.SqlOutline} is the first pass (which tables, which columns, where their rows stand),
 * {@link dyepack.sql.SqlReader} reads rows of the whole file or of a part of it. Both see bytes of
 * character sets that hold ASCII; UTF-16 and UTF-32 are given to them as a copy in UTF-8.
 *
 * <p>Known by its content: among the first lines that aren't comments one begins with INSERT INTO,
 * REPLACE INTO, CREATE TABLE, COPY ... FROM stdin, INSERT [dbo]. or the like, see {@link
 * dyepack.sql.SqlSyntax#looksLike}.
 */
@NullMarked
package dyepack.sql;

import org.jspecify.annotations.NullMarked;
