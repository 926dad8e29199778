package dyepack.sql;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dyepack.cells.ByteAccount;
import java.io.IOException;
import java.nio.charset.Charset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Dumps as the programs of five databases write them. */
class SqlDialectsTest {

  @Test
  void mysqldumpWithExtendedInserts() throws IOException {
    Dumps dump =
        Dumps.read(
            """
            -- MySQL dump 10.13  Distrib 8.0.33, for Linux (x86_64)
            --
            -- Host: localhost    Database: shop; it's old
            /*!40101 SET NAMES utf8mb4 */;
            DROP TABLE IF EXISTS `user`;
            CREATE TABLE `user` (
              `id` int(11) NOT NULL AUTO_INCREMENT,
              `xm` varchar(20) DEFAULT NULL COMMENT '姓名, (全名)',
              `phone` varchar(20) DEFAULT '' COMMENT 'it''s 电话',
              `price` decimal(10,2) DEFAULT '0.00',
              PRIMARY KEY (`id`),
              KEY `idx_xm` (`xm`)
            ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COMMENT='用户;表';
            LOCK TABLES `user` WRITE;
            /*!40000 ALTER TABLE `user` DISABLE KEYS */;
            INSERT INTO `user` VALUES (1,'张三','13800138000',1.50),(2,'O\\'Neil ''x''',NULL,-2),\
            (3,'a),(\\'b\\\\','line\\r\\nend',1e5);
            INSERT INTO `user` VALUES (4,'四', _binary 'abc', 0xE5BCA0);
            /*!40000 ALTER TABLE `user` ENABLE KEYS */;
            UNLOCK TABLES;
            DELIMITER ;;
            /*!50003 CREATE*/ /*!50003 TRIGGER t BEFORE INSERT ON user FOR EACH ROW BEGIN
            INSERT INTO log VALUES (1,'no row');
            END */;;
            DELIMITER ;
            INSERT INTO `user` VALUES (5,'五','',0);
            """,
            UTF_8);
    assertThat(dump.headers.get("user")).containsExactly("id", "xm", "phone", "price");
    assertThat(dump.of("user"))
        .containsExactly(
            List.of("1", "张三", "13800138000", "1.50"),
            List.of("2", "O'Neil 'x'", "", "-2"),
            List.of("3", "a),('b\\", "line\r\nend", "1e5"),
            List.of("4", "四", "abc", "张"),
            List.of("5", "五", "", "0"));
    assertThat(dump.rows.keySet()).containsExactly("user");
    assertThat(dump.skipped).isEmpty();
  }

  /** As {@code mysqlbinlog} prints what a server did; procedures end otherwise, too. */
  @Test
  void rowsAreReadWhateverEndsStatements() throws IOException {
    Dumps dump =
        Dumps.read(
            """
            DELIMITER /*!*/;
            # at 4
            #261122 21:56:50 server id 1  end_log_pos 256 CRC32 0xb2fc3305 	Start: binlog v 4
            BINLOG '
            ImUDaw8BAAAA/AAAAAABAAABAAQAMTAuMTEuMTktTWFyaWFEQi0wK2RlYjEydTEtbG9nAAAAAAAA
            '/*!*/;
            use `库`/*!*/;
            SET TIMESTAMP=1795384617/*!*/;
            insert into 客户(姓名,电话) values('张三','13800138000'),('李四;','13800138001')
            /*!*/;
            # at 872
            COMMIT/*!*/;
            DELIMITER $$
            CREATE PROCEDURE p() BEGIN INSERT INTO log VALUES (1); END$$
            INSERT INTO 客户(姓名,电话) VALUES ('王五','13800138002')$$
            DELIMITER ;
            INSERT INTO 客户(姓名,电话) VALUES ('赵六','13800138003');
            """,
            UTF_8);
    assertThat(dump.of("库.客户"))
        .containsExactly(
            List.of("张三", "13800138000"),
            List.of("李四;", "13800138001"),
            List.of("王五", "13800138002"),
            List.of("赵六", "13800138003"));
    assertThat(dump.rows.keySet()).containsExactly("库.客户");
  }

  @Test
  void commentsOfColumnsAreKept() throws IOException {
    String mysql = "CREATE TABLE `t` (`a` int COMMENT '姓名', b text COMMENT 'it''s');\n";
    assertThat(Dumps.outline(mysql.getBytes(UTF_8), UTF_8).tables().get(0).comments())
        .containsExactly("姓名", "it's");
    String postgres =
        "CREATE TABLE public.t (a int, b text);\nCOMMENT ON COLUMN public.t.b IS '电话';\n";
    assertThat(Dumps.outline(postgres.getBytes(UTF_8), UTF_8).tables().get(0).comments())
        .containsExactly("", "电话");
    String server =
        """
        CREATE TABLE [dbo].[t]([a] [int] NOT NULL,[b] [nvarchar](50) NULL) ON [PRIMARY]
        GO
        EXEC sys.sp_addextendedproperty @name=N'MS_Description', @value=N'住址' , \
        @level0type=N'SCHEMA',@level0name=N'dbo', @level1type=N'TABLE',@level1name=N't', \
        @level2type=N'COLUMN',@level2name=N'b'
        GO
        INSERT [dbo].[t] ([a], [b]) VALUES (1, N'x')
        """;
    SqlOutline outline = Dumps.outline(server.getBytes(UTF_8), UTF_8);
    assertThat(outline.tables().get(0).comments()).containsExactly("", "住址");
    assertThat(outline.tables().get(0).rows()).isEqualTo(1);
  }

  @Test
  void phpMyAdminAndNavicat() throws IOException {
    Dumps dump =
        Dumps.read(
            """
            -- phpMyAdmin SQL Dump
            SET SQL_MODE = "NO_AUTO_VALUE_ON_ZERO";
            START TRANSACTION;
            CREATE TABLE IF NOT EXISTS `a` (
              `id` int NOT NULL,
              `name` varchar(10)
            );

            INSERT INTO `a` (`id`, `name`) VALUES
            (1, '甲'), -- first
            (2, 'b;c');

            # Navicat Premium Data Transfer
            BEGIN;
            INSERT INTO `b` VALUES ('1', 'x');
            INSERT INTO `b` VALUES ('2', 'y');
            REPLACE INTO `b` VALUES ('3', 'z');
            INSERT IGNORE INTO `b` (`c2`,`c1`) VALUES ('q','4') ON DUPLICATE KEY UPDATE c2=VALUES(c2);
            COMMIT;
            """,
            UTF_8);
    assertThat(dump.of("a")).containsExactly(List.of("1", "甲"), List.of("2", "b;c"));
    assertThat(dump.of("b"))
        .startsWith(List.of("1", "x"), List.of("2", "y"), List.of("3", "z"))
        .hasSize(4);
    assertThat(dump.skipped).isEmpty();
  }

  @Test
  void postgresCopyAndInserts() throws IOException {
    Dumps dump =
        Dumps.read(
            """
            -- PostgreSQL database dump
            SET standard_conforming_strings = on;
            SELECT pg_catalog.set_config('search_path', '', false);
            CREATE FUNCTION public.f() RETURNS void LANGUAGE sql AS $$
            INSERT INTO public.t VALUES (1, 'not a row');
            $$;
            CREATE TABLE public.person (
                id integer NOT NULL,
                name character varying(20) DEFAULT 'a,b'::character varying,
                memo text
            );
            COPY public.person (id, name, memo) FROM stdin;
            1\t张三\ttab\\there\\nback\\\\slash
            2\t\\N\t
            3\tx\t\\101\\x42
            \\.

            INSERT INTO public.person VALUES (4, 'C:\\dir\\', E'it\\'s\\t\\u5f20');
            INSERT INTO public.person (id, name) VALUES (5, 'a''b'::text), (6, 'c' || 'd');
            """,
            UTF_8);
    assertThat(dump.headers.get("person")).containsExactly("id", "name", "memo");
    assertThat(dump.of("person"))
        .containsExactly(
            List.of("1", "张三", "tab\there\nback\\slash"),
            List.of("2", "", ""),
            List.of("3", "x", "AB"),
            List.of("4", "C:\\dir\\", "it's\t张"),
            List.of("5", "a'b", ""),
            List.of("6", "cd", ""));
    assertThat(dump.rows.keySet()).containsExactly("person");
    assertThat(dump.skipped).isEmpty();
  }

  @Test
  void sqlServer() throws IOException {
    String text =
        """
        USE [CRM]
        GO
        SET ANSI_NULLS ON
        GO
        CREATE TABLE [dbo].[Customers](
        \t[Id] [int] IDENTITY(1,1) NOT NULL,
        \t[Full Name] [nvarchar](50) NULL,
        \t[Born] [datetime] NULL,
         CONSTRAINT [PK_C] PRIMARY KEY CLUSTERED ([Id] ASC) ON [PRIMARY]
        ) ON [PRIMARY]
        GO
        SET IDENTITY_INSERT [dbo].[Customers] ON\s

        INSERT [dbo].[Customers] ([Id], [Full Name], [Born]) VALUES (1, N'李''四\\', \
        CAST(0x0000A5B800C5C100 AS DateTime))
        INSERT [dbo].[Customers] ([Id], [Full Name], [Born]) VALUES (2, NULL, \
        CAST(N'2016-01-02T03:04:05.000' AS DateTime))
        GO
        print 'Processed 100 total records'
        INSERT [dbo].[Customers] ([Id], [Full Name], [Born]) VALUES (3, N'𠮷', CAST(0xA5B80258 AS SmallDateTime))
        SET IDENTITY_INSERT [dbo].[Customers] OFF
        GO
        INSERT INTO [dbo].[Old] (a, b) SELECT N'1', N'x' UNION ALL SELECT N'2', 'y'
        GO
        """
            .replace("\n", "\r\n");
    Dumps dump = Dumps.read(text, UTF_8);
    assertThat(dump.of("CRM.Customers"))
        .containsExactly(
            List.of("1", "李'四\\", "2016-02-26 12:00:00"),
            List.of("2", "", "2016-01-02T03:04:05.000"),
            List.of("3", "𠮷", "2016-02-26 10:00:00"));
    assertThat(dump.of("CRM.Old")).containsExactly(List.of("1", "x"), List.of("2", "y"));
    assertThat(dump.skipped).isEmpty();
    ByteAccount account = Dumps.outline(text.getBytes(UTF_8), UTF_8).account();
    assertThat(account.total()).isEqualTo(text.getBytes(UTF_8).length);
    assertThat(account.rejected()).isZero();
  }

  @Test
  void oracle() throws IOException {
    Dumps dump =
        Dumps.read(
            """
            REM INSERTING into SCOTT.EMP
            SET DEFINE OFF;
            Insert into SCOTT.EMP (ENAME,HIRED,NOTE) values ('KING',to_date('17-11-81','DD-MM-RR'),\
            'a'||chr(10)||'b');
            prompt 100 records committed...
            INSERT ALL
              INTO EMP2 (A, B) VALUES ('1', q'[it's]')
              INTO EMP2 (A, B) VALUES ('2', DATE '2001-02-03')
            SELECT * FROM dual;
            INSERT INTO EMP3 (A) SELECT 'x' FROM DUAL UNION ALL SELECT 'y' FROM DUAL;
            INSERT INTO EMP3 (A) SELECT name FROM other;
            CREATE OR REPLACE PROCEDURE p IS
            BEGIN
              IF 1 = 1 THEN
                INSERT INTO EMP3 (A) VALUES ('no row');
              END IF;
            END;
            /
            INSERT INTO EMP3 (A) VALUES (TO_TIMESTAMP('2020-01-01 10:00:00','YYYY-MM-DD HH24:MI:SS'));
            COMMIT;
            """,
            UTF_8);
    assertThat(dump.of("SCOTT.EMP")).containsExactly(List.of("KING", "17-11-81", "a\nb"));
    assertThat(dump.of("EMP2")).containsExactly(List.of("1", "it's"), List.of("2", "2001-02-03"));
    assertThat(dump.of("EMP3"))
        .containsExactly(List.of("x"), List.of("y"), List.of("2020-01-01 10:00:00"));
    assertThat(dump.skipped).isEmpty();
  }

  @Test
  void sqlite() throws IOException {
    Dumps dump =
        Dumps.read(
            """
            PRAGMA foreign_keys=OFF;
            BEGIN TRANSACTION;
            CREATE TABLE "my table" (id INTEGER PRIMARY KEY, 'name' TEXT, [x y] REAL);
            INSERT INTO "my table" VALUES(1,'C:\\new',replace('a\\nb','\\n',char(10)));
            INSERT INTO "my table" VALUES(2,unistr('\\u5f20x'),X'6162');
            CREATE TRIGGER tr AFTER INSERT ON "my table" BEGIN
              INSERT INTO log VALUES(new.id, CASE WHEN 1 THEN 'a' ELSE 'b' END);
            END;
            INSERT INTO "my table" VALUES(3,'',NULL);
            COMMIT;
            """,
            UTF_8);
    assertThat(dump.headers.get("my table")).containsExactly("id", "name", "x y");
    assertThat(dump.of("my table"))
        .containsExactly(
            List.of("1", "C:\\new", "a\nb"), List.of("2", "张x", "ab"), List.of("3", "", ""));
    assertThat(dump.rows.keySet()).containsExactly("my table");
  }

  /** 誠 ends with 0x5C in GB18030, 功 in Big5, 表 in Shift_JIS; Ｌ ends with 0x6B. */
  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "GB18030", "Big5", "Shift_JIS"})
  void trailBytesAreNoBackslashes(String name) throws IOException {
    Charset charset = Charset.forName(name);
    String last = name.equals("Shift_JIS") ? "表" : name.equals("Big5") ? "功" : "誠";
    String text =
        "INSERT INTO `t` VALUES (1,'" + last + "','b'),(2,'x\\'" + last + "','" + last + "');\n";
    Dumps dump = Dumps.read(text, charset);
    assertThat(dump.of("t"))
        .containsExactly(List.of("1", last, "b"), List.of("2", "x'" + last, last));
    assertThat(dump.skipped).isEmpty();
  }

  @Test
  void severalTablesInTurn() throws IOException {
    StringBuilder text = new StringBuilder("需要更多数据请联系我's\n");
    for (int i = 0; i < 100; i++) {
      text.append("INSERT INTO a (x, y) VALUES (").append(i).append(", 'a');\n");
      text.append("INSERT INTO b (y, z) VALUES ('b', ").append(i).append(");\n");
      text.append("INSERT INTO a (y) VALUES ('only');\n");
    }
    Dumps dump = Dumps.read(text.toString(), UTF_8);
    assertThat(dump.of("a")).hasSize(200);
    assertThat(dump.of("a").get(1)).containsExactly("", "only");
    assertThat(dump.of("b")).hasSize(100);
    assertThat(dump.of("b").get(99)).containsExactly("b", "99");
  }

  @Test
  void isKnownByItsStatements() {
    assertThat(SqlSyntax.looksLike("-- x\nINSERT INTO `a` VALUES (1);")).isTrue();
    assertThat(SqlSyntax.looksLike("COPY public.t (a, b) FROM stdin;\n")).isTrue();
    assertThat(SqlSyntax.looksLike("INSERT [dbo].[t] ([a]) VALUES (1)")).isTrue();
    assertThat(SqlSyntax.looksLike("name,phone\ninsert into life,1\n")).isTrue();
    assertThat(SqlSyntax.looksLike("张三,13800138000\n请 insert into 备注\n")).isFalse();
  }

  @Test
  void insertsOfAssignments() throws IOException {
    Dumps dump =
        Dumps.read(
            """
            INSERT INTO `t` SET id=1, `name`='张''三', phone = '138';
            INSERT INTO t SET name='b, c', id=2 ON DUPLICATE KEY UPDATE name='x';
            INSERT IGNORE INTO t SET t.id = 3, born=NULL
            ;
            REPLACE INTO t SET id=-4,name="ab";
            INSERT INTO t SET id 5;
            INSERT INTO t SET id=6;
            """,
            UTF_8);
    assertThat(dump.headers.get("t")).containsExactly("id", "name", "phone", "born");
    assertThat(dump.of("t"))
        .containsExactly(
            List.of("1", "张'三", "138", ""),
            List.of("2", "b, c", "", ""),
            List.of("3", "", "", ""),
            List.of("-4", "ab", "", ""),
            List.of("6", "", "", ""));
    assertThat(dump.skipped).containsEntry(ByteKind.DAMAGED.reason(), 1L);
  }

  @Test
  void copyInCsv() throws IOException {
    String text =
        """
        COPY public.a (id, name, memo) FROM stdin WITH CSV HEADER;
        id,name,memo
        1,"张 ""三"", Ann","two
        lines"
        2,,\\N
        \\.
        COPY b (x, y) FROM STDIN WITH (FORMAT csv, DELIMITER ';', NULL 'nil');
        1;nil
        "a;b";"unclosed
        3;4
        \\.
        SELECT 1;
        """;
    Dumps dump = Dumps.read(text, UTF_8);
    assertThat(dump.of("a"))
        .containsExactly(List.of("1", "张 \"三\", Ann", "two\nlines"), List.of("2", "", "\\N"));
    assertThat(dump.of("b")).contains(List.of("1", ""), List.of("3", "4"));
    ByteAccount account = Dumps.outline(text.getBytes(UTF_8), UTF_8).account();
    assertThat(account.total()).isEqualTo(text.getBytes(UTF_8).length);
  }

  @Test
  void updatesHoldWhatTheyAssignAndWhatFindsTheirRow() throws IOException {
    Dumps dump =
        Dumps.read(
            """
            UPDATE `crm`.`orders` SET `name`='张三', `mobile`='13800138000', `amount`=12.50 WHERE `id`=7;
            update orders2 set name = 'O''Neil', paid = NULL where id = 8 and phone = '139';
            UPDATE ONLY orders2 SET name = N'四' WHERE id IN (1, 2);
            UPDATE counters SET n = n + 1 WHERE id = 3;
            UPDATE counters SET n = other WHERE id = 3;
            UPDATE orders2 SET name = '五', phone = '137' WHERE name = '旧';
            UPDATE orders2 SET name = CAST('六' AS CHAR), paid = 5
            GO
            """,
            UTF_8);
    assertThat(dump.headers.get("crm.orders")).containsExactly("name", "mobile", "amount", "id");
    assertThat(dump.of("crm.orders")).containsExactly(List.of("张三", "13800138000", "12.50", "7"));
    assertThat(dump.headers.get("orders2")).containsExactly("name", "paid", "id", "phone");
    assertThat(dump.of("orders2"))
        .containsExactly(
            List.of("O'Neil", "", "8", "139"),
            List.of("四", "", "", ""),
            List.of("五", "", "", "137"),
            List.of("六", "5", "", ""));
    assertThat(dump.rows).doesNotContainKey("counters");
    assertThat(dump.skipped).isEmpty();
  }

  @Test
  void insertsWithNamesOfOtherColumnsForValuesAreDamage() throws IOException {
    Dumps dump =
        Dumps.read("INSERT INTO t SET a='1', b='x';\nINSERT INTO t SET a='2', b=c;\n", UTF_8);
    assertThat(dump.of("t")).containsExactly(List.of("1", "x"));
    assertThat(dump.skipped).isNotEmpty();
  }
}
