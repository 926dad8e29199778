package dyepack.simulate.seized;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Dumps as the usual programs write them. */
final class SqlShapes {
  private static final int ROWS_A_STATEMENT = 100;

  private SqlShapes() {}

  static void add(ShapeList shapes) {
    mysql(shapes);
    postgres(shapes);
    others(shapes);
  }

  private static void mysql(ShapeList shapes) {
    shapes.whole(
        "mysqldump",
        "sql",
        (r, people, out) -> {
          out.append("-- MySQL dump 10.13  Distrib 8.0.36, for Linux (x86_64)\n");
          out.append("/*!40101 SET NAMES {charset} */;\nDROP TABLE IF EXISTS `customers`;\n");
          out.append("CREATE TABLE `customers` (\n  `row_id` int NOT NULL AUTO_INCREMENT,\n");
          people
              .get(0)
              .header()
              .forEach(
                  name -> out.append("  `").append(name).append("` varchar(255) DEFAULT NULL,\n"));
          out.append("  PRIMARY KEY (`row_id`)\n) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;\n");
          out.append("LOCK TABLES `customers` WRITE;\n");
          for (int i = 0; i < people.size(); i++) {
            boolean first = i % ROWS_A_STATEMENT == 0;
            boolean last = i + 1 == people.size() || (i + 1) % ROWS_A_STATEMENT == 0;
            out.append(first ? "INSERT INTO `customers` VALUES " : ",");
            out.append('(').append(i + 1).append(',');
            out.append(values(people.get(i), SqlShapes::backslashed)).append(')');
            out.append(last ? ";\n" : "");
          }
          out.append("UNLOCK TABLES;\n-- Dump completed on 2026-03-01 12:00:00\n");
        });
    shapes.whole(
        "phpMyAdmin",
        "sql",
        (r, people, out) -> {
          out.append("-- phpMyAdmin SQL Dump\n-- version 5.2.1\nSET NAMES {charset};\n\n");
          String names = names(people, "`", "`");
          for (int i = 0; i < people.size(); i++) {
            out.append(i == 0 ? "INSERT INTO `user` (" + names + ") VALUES\n" : ",\n").append('(');
            out.append(values(people.get(i), SqlShapes::backslashed)).append(')');
          }
          out.append(";\n");
        });
    shapes.whole(
        "replace statements",
        "sql",
        (r, people, out) ->
            people.forEach(
                p ->
                    out.append("REPLACE INTO db1.users(")
                        .append(names(people, "`", "`"))
                        .append(") VALUES (")
                        .append(values(p, SqlShapes::doubled))
                        .append(");\n")));
  }

  private static void postgres(ShapeList shapes) {
    shapes.whole(
        "pg_dump",
        "sql",
        (r, people, out) -> {
          out.append(
              "--\n-- PostgreSQL database dump\n--\n\nSET standard_conforming_strings = on;");
          out.append("\n\nCREATE TABLE public.customers (\n");
          out.append(
              people.get(0).header().stream()
                  .map(name -> "    \"" + name + "\" text")
                  .collect(Collectors.joining(",\n")));
          out.append("\n);\n\nCOPY public.customers (").append(names(people, "\"", "\""));
          out.append(") FROM stdin;\n");
          for (SeizedPerson p : people) {
            out.append(
                Arrays.stream(p.cells())
                    .map(SqlShapes::copied)
                    .collect(Collectors.joining("\t", "", "\n")));
          }
          out.append("\\.\n\n--\n-- PostgreSQL database dump complete\n--\n");
        });
    shapes.whole(
        "pg_dump with inserts",
        "sql",
        (r, people, out) -> {
          out.append("SET client_encoding = 'UTF8';\nSET standard_conforming_strings = on;\n");
          people.forEach(
              p ->
                  out.append("INSERT INTO public.customers VALUES (")
                      .append(values(p, SqlShapes::doubled))
                      .append(");\n"));
        });
  }

  private static void others(ShapeList shapes) {
    shapes.whole(
        "SQL Server script",
        "sql",
        (r, people, out) -> {
          out.append("USE [crm]\nGO\nSET IDENTITY_INSERT [dbo].[Customer] ON \r\nGO\r\n");
          int i = 0;
          for (SeizedPerson p : people) {
            out.append("INSERT [dbo].[Customer] ([RowId], ").append(names(people, "[", "]"));
            out.append(") VALUES (").append(++i).append(", ");
            out.append(values(p, cell -> "N" + doubled(cell))).append(")\r\n");
            out.append(i % ROWS_A_STATEMENT == 0 ? "GO\r\nprint 'Processed rows'\r\n" : "");
          }
          out.append("GO\r\n");
        });
    shapes.whole(
        "Oracle script",
        "sql",
        (r, people, out) -> {
          out.append("REM INSERTING into CRM.CUSTOMER\nSET DEFINE OFF;\n");
          people.forEach(
              p ->
                  out.append("Insert into CRM.CUSTOMER (")
                      .append(names(people, "\"", "\""))
                      .append(",CREATED) values (")
                      .append(values(p, SqlShapes::doubled))
                      .append(",to_date('01-03-26','DD-MM-RR'));\n"));
          out.append("commit;\n");
        });
    shapes.whole(
        "insert all",
        "sql",
        (r, people, out) -> {
          out.append("INSERT ALL\n");
          people.forEach(
              p ->
                  out.append("  INTO CUSTOMER (")
                      .append(names(people, "", ""))
                      .append(") VALUES (")
                      .append(values(p, SqlShapes::doubled))
                      .append(")\n"));
          out.append("SELECT 1 FROM DUAL;\n");
        });
    shapes.whole(
        "sqlite dump",
        "sql",
        (r, people, out) -> {
          out.append("PRAGMA foreign_keys=OFF;\nBEGIN TRANSACTION;\nCREATE TABLE people (");
          out.append(names(people, "\"", "\"")).append(");\n");
          people.forEach(
              p ->
                  out.append("INSERT INTO people VALUES(")
                      .append(values(p, SqlShapes::doubled))
                      .append(");\n"));
          out.append("COMMIT;\n");
        });
  }

  private static String names(List<SeizedPerson> people, String open, String close) {
    return people.get(0).header().stream()
        .map(name -> open + name + close)
        .collect(Collectors.joining(", "));
  }

  private static String values(SeizedPerson person, Function<String, String> quoted) {
    return Arrays.stream(person.cells()).map(quoted).collect(Collectors.joining(","));
  }

  /** A string of the SQL standard: apostrophes twice. */
  private static String doubled(String cell) {
    return "'" + cell.replace("'", "''") + "'";
  }

  /** A string of MySQL: reference manual 8.0, section 9.1.1. */
  private static String backslashed(String cell) {
    return "'"
        + cell.replace("\\", "\\\\").replace("'", "\\'").replace("\n", "\\n").replace("\r", "\\r")
        + "'";
  }

  /** A cell of PostgreSQL's COPY in text format: manual of COPY, file formats. */
  private static String copied(String cell) {
    return cell.replace("\\", "\\\\")
        .replace("\t", "\\t")
        .replace("\n", "\\n")
        .replace("\r", "\\r");
  }
}
