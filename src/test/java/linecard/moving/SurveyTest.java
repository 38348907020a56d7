package linecard.moving;

import linecard.accounts.Account;
import linecard.words.DateOrder;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import static org.assertj.core.api.Assertions.assertThat;

/// What is sent is looked over before anything is done with it, however it is made.
class SurveyTest {

    @TempDir Path folder;

    private String recognised(String header) {
        return Outlines.of(Arrays.asList(header.split(","))).map(outline ->
                outline.program().code() + " " + outline.kind().code()).orElse("nothing");
    }

    @Test
    void tables_are_known_by_their_headers() {
        assertThat(List.of(
                recognised("Id,IsDeleted,Name,Type,ParentId,BillingStreet,BillingCity,AccountNumber"),
                recognised("name,phone,fax,website,type,industry,billingstreet,billingcity"),
                recognised("lastName,firstName,email,accountId,title,phone"),
                recognised("amount,closedate,description,name,StageName,accountId"),
                recognised("Id,Pricebook2Id,Product2Id,UnitPrice,IsActive,Name,ProductCode"),
                recognised("Record ID,First Name,Last Name,Email,Company Name"),
                recognised("Record ID,Deal Name,Deal Stage,Amount"),
                recognised("Record ID,Company name,Industry,Company owner"),
                recognised("Deal - Title,Deal - Value,Deal - Stage,Organization - Name"),
                recognised("Person - Name,Person - Email - Work,Person - Organization"),
                recognised("Organization - Name,Organization - Owner,Organization - Address"),
                recognised("First Name,Middle Name,Last Name,Company,Business Phone,E-mail Address"),
                recognised("Cím,Utónév,Vezetéknév,Cég,Beosztás,Mobiltelefon,E-mail cím"),
                recognised("familyName,givenName,title,account,jobTitle,phone,email,email2,contact"),
                recognised("opportunity_id,sales_agent,product,account,deal_stage,close_value"),
                recognised("account,sector,revenue,office_location,subsidiary_of"),
                recognised("product,series,sales_price"),
                recognised("sales_agent,manager,regional_office"),
                recognised("Id,WhatId,ActivityDate,Status,Subject"),
                recognised("Id,WhoId,WhatId,Subject,StartDateTime"),
                recognised("Activity - Subject,Activity - Type,Activity - Done"),
                recognised("Record ID,Task Title,Due date"),
                recognised("Record ID,Meeting name,Meeting start time"),
                recognised("name,budgetedCost,actualCost"))).containsExactly(
                "salesforce accounts", "salesforce accounts", "salesforce contacts",
                "salesforce opportunities", "nothing", "hubspot contacts",
                "hubspot opportunities", "hubspot accounts", "pipedrive opportunities",
                "pipedrive contacts", "pipedrive accounts", "addresses contacts",
                "addresses contacts", "addresses contacts", "tables opportunities",
                "tables accounts", "tables products", "tables users", "salesforce tasks",
                "salesforce events", "pipedrive tasks", "hubspot tasks", "hubspot events", "nothing");
    }

    @Test
    void what_was_done_is_read_from_the_columns_that_the_programs_write() {
        var columns = Map.of(
                "Record ID,Task Title,Notes,Task Status,Task Type,Due date,Completed at,Assigned to,"
                        + "Associated Contact IDs,Associated Company IDs (Primary),Associated Company (Primary)",
                "id content note status callKind due done owner who account accountName",
                "Record ID,Call Title,Call notes,Call outcome,Call and meeting type,Activity date,"
                        + "Activity assigned to,Associated Deal IDs,Associated Company IDs",
                "id content note callOutcome callKind callDay owner opportunity account",
                "Record ID,Meeting title,Internal notes,Meeting outcome,Meeting start time,Activity assigned to",
                "id content note callOutcome callDay owner",
                "Activity - System ID,Activity - Subject*,Activity - Due date,Activity - Done,Activity - Type,"
                        + "Activity - Note,Activity - Assigned to user,Deal - ID,Organization,Organization - ID",
                "id content due isClosed callKind note owner opportunity accountName account",
                "Deal - Title,Deal - Stage (pipeline),Organization,Deal - Pipedrive System ID",
                "name stage accountName opportunity");
        columns.forEach((header, fields) -> {
            var names = List.of(header.split(","));
            var found = Outlines.of(names).orElseThrow().columns(names);
            var expected = List.of(fields.split(" "));
            for (int i = 0; i < expected.size(); i++) {
                assertThat(found).as(header).containsEntry(expected.get(i), i);
            }
        });
    }

    @Test
    void a_day_is_read_where_the_organisation_is_and_what_is_none_is_refused() {
        var days = new Days(ZoneId.of("Europe/Budapest"), DateOrder.MDY);
        assertThat(Stream.of("2024-03-05T23:30:00.000Z", "2024-03-05T23:30:00.000+0000", "2024-03-06 10:00",
                "3/6/2024 1:00 PM", "2024.03.06.").map(days::find)).containsOnly(LocalDate.of(2024, 3, 6));
        assertThat(Stream.of("", "soon", "2024-02-31T00:00:00Z", "2024-13-01", "1".repeat(5_000)).map(days::find))
                .containsOnlyNulls();
    }

    @Test
    void a_table_means_what_a_person_says_of_the_columns_that_it_has() throws IOException {
        var table = unpacked("x.csv", "Cég neve;Város\nA;B\n".getBytes(StandardCharsets.UTF_8)).getFirst();
        var meant = table.meaning(new Sense("hubspot", "accounts", Map.of("name", "CÉG NEVE", "city", "Nincs")));
        assertThat(meant.columns()).isEqualTo(Map.of("name", 0));
        assertThat(meant.is(Kind.ACCOUNTS)).isTrue();
        assertThat(Sense.tried(Findings.Table.of(meant, 1)).columns()).isEqualTo(Map.of("name", "Cég neve"));
        assertThat(Sampling.of(table)).containsExactly("A", "B");
        assertThat(table.meaning(new Sense("?", "?", Map.of("name", "Város"))).kind()).isNull();
    }

    private List<Source> unpacked(String name, byte[] content) throws IOException {
        var unpacking = new Unpacking(folder);
        unpacking.add(Files.write(folder.resolve("sent"), content), name);
        return unpacking.found();
    }

    private static byte[] zip(Map<String, byte[]> parts) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (var part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue());
            }
        }
        return bytes.toByteArray();
    }

    private static String problem(List<Source> found) {
        var problem = found.getFirst().problem();
        return found.size() + " " + (problem == null ? "none" : problem.key());
    }

    @Test
    void zips_that_play_tricks_are_refused_whole() throws IOException {
        var good = "Id,Name,BillingCity\n1,A,B\n".getBytes(StandardCharsets.UTF_8);
        assertThat(problem(unpacked("x.zip", zip(Map.of("../../Account.csv", good)))))
                .isEqualTo("1 files.tricks");
        assertThat(problem(unpacked("x.zip", zip(Map.of("C:\\Account.csv", good)))))
                .isEqualTo("1 files.tricks");
        assertThat(problem(unpacked("x.zip", zip(Map.of("Account.csv", new byte[12 << 20])))))
                .isEqualTo("1 files.bomb");
        assertThat(problem(unpacked("x.zip", zip(Map.of("a.zip", zip(Map.of("b.csv", good)))))))
                .isEqualTo("1 moving.noTables");
        assertThat(problem(unpacked("x.zip", Arrays.copyOf(zip(Map.of("a.csv", good)), 40))))
                .isEqualTo("1 files.broken");
        assertThat(problem(unpacked("x.csv", new byte[0]))).isEqualTo("1 files.empty");
        assertThat(problem(unpacked("a/b/x.csv", "\0\1\2".getBytes(StandardCharsets.UTF_8))))
                .startsWith("1 files.");
        var many = IntStream.range(0, Unpacking.MOST + 1).boxed()
                .collect(Collectors.toMap(i -> i + ".csv", _ -> good));
        assertThat(problem(unpacked("many.zip", zip(many)))).isEqualTo("1 moving.tooMany");
    }

    @Test
    void each_table_is_read_in_its_own_characters() throws IOException {
        var found = unpacked("mixed.zip", zip(Map.of(
                "a.csv", "Id,Name,BillingCity\n1,Győr Öntöde,Győr\n"
                        .getBytes(Charset.forName("windows-1250")),
                "b.csv", ("\ufeffId;Name;BillingCity\n2;Szűcs Bt.;Pécs\n")
                        .getBytes(StandardCharsets.UTF_16LE),
                "c.csv", "Id,Name,BillingCity\n3,Château à Nîmes,Nîmes\n"
                        .getBytes(Charset.forName("windows-1252")),
                "d.csv", "Id,Name,BillingCity\n4,Őrség Kft.,Vép\n"
                        .getBytes(StandardCharsets.UTF_8))));
        assertThat(Survey.of(found).firms().all()).extracting(Firm::name).containsExactlyInAnyOrder(
                "Győr Öntöde", "Szűcs Bt.", "Château à Nîmes", "Őrség Kft.");
    }

    @Test
    void two_hundred_columns_that_mean_nothing_stand_in_nobodys_way() throws IOException {
        var names = IntStream.range(0, 240).mapToObj(i -> "Own_" + i + "__c")
                .collect(Collectors.joining(","));
        var found = unpacked("Account.csv", ("Id,Name,BillingCity," + names + "\n1,A,B"
                + ",x".repeat(240) + "\n").getBytes(StandardCharsets.UTF_8));
        assertThat(problem(found)).isEqualTo("1 none");
        assertThat(found.getFirst().header()).hasSize(243);
        assertThat(Survey.of(found).firms().all()).hasSize(1);
    }

    private Survey survey(String accounts) throws IOException {
        return Survey.of(unpacked("Account.csv", accounts.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void circles_are_found_however_long_and_nobody_else_is_in_them() throws IOException {
        var survey = survey("""
                Id,Name,ParentId,BillingCity
                1,Self,1,
                2,Two,3,
                3,Three,4,
                4,Four,2,
                5,Below,4,
                6,Above,,
                7,Under,6,
                8,Nowhere,99,
                """);
        assertThat(survey.firms().circles()).extracting(Source.Place::row)
                .containsExactlyInAnyOrder(2L, 3L, 4L, 5L);
    }

    private static Account account(String code, String name) {
        return new Account(UUID.randomUUID(), null, null, code, name, "", "HU", "", "", "", "",
                "", "", false, false, 1);
    }

    /// A customer number is the code where it is nobody else's; ids of numbers get a prefix.
    @Test
    void a_firm_is_given_no_code_that_means_another() throws IOException {
        var survey = survey("""
                Id,Name,AccountNumber,BillingCity
                a1,Acme,100,
                a2,Brook,200,
                a3,Clay,300,
                a4,Dale,300,
                a5,Elm,,
                a5,Elm again,,
                """);
        var firms = survey.firms();
        firms.settle(new Firms.Known(List.of(account("100", "ACME"), account("200", "Other"),
                account("E", "Elm here")), Map.of()));
        assertThat(firms.all()).extracting(firms::code)
                .containsExactly("100", "a2", "a3", "a4", "a5", "a5");
        var known = account("E", "Elm here");
        firms.settle(new Firms.Known(List.of(known), Map.of("A5", known.id())));
        assertThat(firms.code(Program.SALESFORCE, "a5", "")).isEqualTo("E");
        assertThat(Program.HUBSPOT.code("901")).isEqualTo("HS-901");
    }

    @Test
    void a_table_without_ids_is_pointed_to_by_row_and_by_name() throws IOException {
        var survey = survey("name,billingcity\nOne,A\nTwo,B\nTwo,C\n");
        var firms = survey.firms();
        firms.settle(new Firms.Known(List.of(), Map.of()));
        assertThat(firms.code(Program.SALESFORCE, "@AccountRef2", "")).isEqualTo("Two");
        assertThat(firms.code(Program.SALESFORCE, "@AccountRef3", "")).isEqualTo("Two-2");
        assertThat(firms.code(Program.SALESFORCE, "", "one")).isEqualTo("One");
        assertThat(firms.code(Program.SALESFORCE, "@AccountRef9", "")).isEmpty();
    }
}
