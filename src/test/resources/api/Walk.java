import client.ApiClient;
import client.ApiException;
import client.api.AccountAliasesApi;
import client.api.AccountsApi;
import client.api.AgenciesApi;
import client.api.AssignmentsApi;
import client.api.CommissionRatesApi;
import client.api.CurrencyRatesApi;
import client.api.DocumentsApi;
import client.api.GoalsApi;
import client.api.ImportsApi;
import client.api.MonthsApi;
import client.api.PaymentsApi;
import client.api.ProductLinesApi;
import client.api.ProductsApi;
import client.api.RepsApi;
import client.api.SearchApi;
import client.api.StatementsApi;
import client.model.AccountEntry;
import client.model.AgencyEntry;
import client.model.AliasEntry;
import client.model.AssignmentEntry;
import client.model.CurrencyRateEntry;
import client.model.DraftEntry;
import client.model.GoalEntry;
import client.model.GoalOffer;
import client.model.ImportCheck;
import client.model.ImportShown;
import client.model.Money;
import client.model.Problem;
import client.model.ProductEntry;
import client.model.ProductLineEntry;
import client.model.RateEntry;
import client.model.RepEntry;

import com.fasterxml.jackson.databind.ObjectMapper;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/// What a program does with the generated client. ClientTest compiles and runs it.
public class Walk {

    /// @return what happened, a line each
    public static List<String> walk(String host, int port, String token) throws Exception {
        var said = new ArrayList<String>();
        var client = client(host, port, token);
        var agencies = new AgenciesApi(client);

        var entry = new AgencyEntry().code("A-1").name("Alfa").country("HU");
        var key = UUID.randomUUID().toString();
        var added = agencies.addAgencyWithHttpInfo(entry, key);
        said.add("added " + added.getStatusCode() + " " + added.getHeaders().get("etag"));
        var again = agencies.addAgencyWithHttpInfo(entry, key);
        said.add("again " + again.getHeaders().get("idempotency-replayed") + " "
                + again.getData().equals(added.getData()));

        agencies.addAgency(new AgencyEntry().code("A-2").name("Beta").country("SK"), null);
        var first = agencies.listAgencies(null, 1, null);
        var second = agencies.listAgencies(null, 1, first.getNext());
        said.add("list " + first.getItems().getFirst().getName() + " "
                + second.getItems().getFirst().getName() + " " + second.getNext());

        var id = added.getData().getId();
        var changed = agencies.changeAgency(id, "\"1\"", entry.name("Alfa Bt."));
        said.add("changed " + changed.getName() + " " + changed.getVersion());
        said.add("stale " + refused(() -> agencies.changeAgency(id, "\"1\"", entry)));
        said.add("invalid " + refused(() -> agencies.addAgency(
                new AgencyEntry().code("A-1").name("Gamma").country("XX"), null)));
        said.add("absent " + refused(() -> agencies.getAgency(UUID.randomUUID(), null)));

        var line = new ProductLinesApi(client).addProductLine(
                new ProductLineEntry().code("L").name("Pumps"), null);
        var product = new ProductsApi(client).addProduct(new ProductEntry().code("P").name("Pump")
                .productLine(line.getId()).cost(new Money().minor(123456L).currency("HUF")), null);
        said.add("cost " + product.getCost().getMinor() + " " + product.getCost().getCurrency());
        return said;
    }

    /// Results and payments brought in as files, a goal, a month that is closed: all that the
    /// first walk does not touch, in the same company.
    public static List<String> work(String host, int port, String token) throws Exception {
        var said = new ArrayList<String>();
        var client = client(host, port, token);
        var agency = new AgenciesApi(client).listAgencies(null, 1, null).getItems().getFirst();
        var line = new ProductLinesApi(client).listProductLines(null, 1, null).getItems().getFirst();
        var first = LocalDate.of(2024, 1, 1);
        var rep = new RepsApi(client).addRep(new RepEntry().agency(agency.getId()).code("R")
                .familyName("Kis"), null);
        var account = new AccountsApi(client).addAccount(
                new AccountEntry().code("C").name("Szűcs Kft."), null);
        new AssignmentsApi(client).assign(account.getId(), new AssignmentEntry()
                .rep(rep.getId()).role(AssignmentEntry.RoleEnum.OWNER).share(1_000_000L)
                .firstDay(first), null);
        new CommissionRatesApi(client).addCommissionRate(agency.getId(),
                new RateEntry().from(first).rate(50_000L), null);
        new AccountAliasesApi(client).addAccountAlias(account.getId(),
                new AliasEntry().alias("Szucs"), null);
        new CurrencyRatesApi(client).addCurrencyRate(new CurrencyRateEntry().currency("EUR")
                .from(first).rateBillionths(400_000_000_000L), null);

        var imports = new ImportsApi(client);
        said.add("results " + taken(imports, "documents", """
                kind;number;date;account;product;quantity;net
                invoice;S-1;2025-01-10;C;P;2;1000
                invoice;S-2;2025-01-11;C;P;1;much
                """));
        var documents = new DocumentsApi(client);
        var found = documents.listDocuments("invoice", first, null, rep.getId(), null, null,
                line.getId(), null, null, null).getItems();
        var whole = documents.getDocument(found.getFirst().getId(), null);
        said.add("document " + found.size() + " " + whole.getDocument().getNet().getMinor() + " "
                + whole.getLines().getFirst().getProductCode() + " "
                + whole.getCredits().getFirst().getRep().equals(rep.getId()));
        said.add("payments " + taken(imports, "payments", """
                reference;date;invoice;account;amount;currency
                T-1;2025-02-01;S-1;C;2.50;EUR
                """));
        var paid = new PaymentsApi(client).listPayments(null, null, account.getId(), "s-1", false,
                null, null).getItems().getFirst();
        said.add("paid " + paid.getAmount().getMinor() + " "
                + paid.getForeignAmount().getCurrency() + " "
                + paid.getDocument().equals(found.getFirst().getId()));

        var goals = new GoalsApi(client);
        var goal = goals.setGoal(new GoalEntry().fiscalYear(2025).rep(rep.getId())
                .measure(GoalEntry.MeasureEnum.REVENUE).year(1_200_00L)
                .profile(GoalEntry.ProfileEnum.EVEN), null);
        var countered = goals.proposeGoal(goal.getId(), new GoalOffer().seen(1).year(2_400_00L)
                .profile(GoalOffer.ProfileEnum.EVEN).reason("A new line"), null);
        said.add("goal " + countered.getState() + " "
                + countered.getProposals().getLast().getMonths().getFirst());
        said.add("seen " + refused(() -> goals.proposeGoal(goal.getId(), new GoalOffer().seen(1)
                .year(3_600_00L).reason("Late"), null)));

        var months = new MonthsApi(client);
        var draft = months.getDraft(agency.getId(), 2025, 1, null);
        said.add("draft " + draft.getLines() + " " + draft.getTotal().getMinor());
        var issued = months.closeAgencyMonth(agency.getId(), 2025, 1,
                new DraftEntry().lines(draft.getLines()).total(draft.getTotal()), null);
        var statements = new StatementsApi(client);
        var statement = statements.listStatements(agency.getId(), 2025, null, null).getItems()
                .getFirst();
        var proof = statements.proveStatement(statement.getId(), null);
        said.add("statement " + issued.getNumber().equals(statement.getNumber()) + " "
                + statements.listStatementLines(statement.getId(), null, null, null).getItems()
                        .getFirst().getAmount().getMinor()
                + " " + proof.getSealHolds() + " "
                + Files.readString(statements.printStatement(statement.getId(), null).toPath(),
                        StandardCharsets.ISO_8859_1).substring(0, 5));
        var search = new SearchApi(client).search("szűcs", null).getFound();
        said.add("search " + search.getFirst().getKind() + " " + search.size());
        return said;
    }

    /// Brings a file in: sent, checked, its good rows taken.
    private static String taken(ImportsApi imports, String subject, String csv) throws Exception {
        var id = imports.addImport(csv, subject, null, subject + ".csv", null).getId();
        imports.checkImport(id, new ImportCheck(), null);
        var checked = settled(imports, id);
        var counts = new StringBuilder(checked.getState().toString());
        for (var count : checked.getDifference()) {
            if (count.getRecords() > 0) {
                counts.append(' ').append(count.getOutcome()).append(' ').append(count.getRecords());
            }
        }
        imports.applyImport(id, null);
        return counts + " " + settled(imports, id).getState();
    }

    private static ImportShown settled(ImportsApi imports, UUID id) throws Exception {
        for (int tries = 0; tries < 600; tries++) {
            var now = imports.getImport(id, null);
            if (!now.getState().toString().endsWith("ing")) return now;
            TimeUnit.MILLISECONDS.sleep(100);
        }
        throw new IllegalStateException("still at work after a minute");
    }

    private static ApiClient client(String host, int port, String token) {
        var client = new ApiClient();
        client.setScheme("http");
        client.setHost(host);
        client.setPort(port);
        client.setBasePath("");
        client.setRequestInterceptor(request ->
                request.header("Authorization", "Bearer " + token).header("Accept-Language", "en"));
        return client;
    }

    private interface Request {
        Object send() throws ApiException;
    }

    private static String refused(Request request) throws Exception {
        try {
            return "let through: " + request.send();
        } catch (ApiException e) {
            var problem = new ObjectMapper().readValue(e.getResponseBody(), Problem.class);
            var errors = problem.getErrors() == null || problem.getErrors().isEmpty() ? "" : " "
                    + problem.getErrors().getFirst().getPointer();
            return e.getCode() + " " + problem.getType() + errors;
        }
    }
}
