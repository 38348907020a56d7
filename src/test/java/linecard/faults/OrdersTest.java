package linecard.faults;

import linecard.LinecardTest;
import linecard.Program;
import linecard.Stage;
import linecard.Visitor;
import linecard.access.Viewer;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.regex.Pattern;

import static org.assertj.core.api.Assertions.assertThat;

/// P4: commands that are sent again, in another order, and any of them several times. All orders
/// of the first four here; of six with `-Dlinecard.orders=6`, for which a token may not ask enough
/// without `-Dlinecard.api-requests-a-minute=1000000`.
@LinecardTest
class OrdersTest {

    private static final int COMMANDS = Integer.getInteger("linecard.orders", 4);
    private static final Pattern NAME = Pattern.compile("\"name\":\"([^\"]*)\"");

    @Autowired ApplicationContext program;
    @Autowired Stage stage;

    Program erp;
    Random random;

    @BeforeEach
    void found() {
        Viewer owner = stage.company();
        erp = new Program(program, owner);
        random = new Random(20261126);
    }

    /// One that either does something once or says what it conflicts with.
    ///
    /// @param rivals commands of which only the first to come is done
    /// @param refusal the status that says so
    private record Command(
            String key, String method, String path, String body, int rivals, int refusal) {}

    /// What they work on is there before.
    private List<Command> commands(String mark, String agency) {
        return List.of(
                new Command("edit-one", "PUT", "agencies/" + agency,
                        entry(mark + "-base", "One"), 1, 412),
                new Command("edit-two", "PUT", "agencies/" + agency,
                        entry(mark + "-base", "Two"), 1, 412),
                new Command("add-one", "POST", "agencies", entry(mark + "-new", "One"), 2, 422),
                new Command("add-account", "POST", "accounts", """
                        {"code": "%s-account", "name": "Alone"}""".formatted(mark), 0, 0),
                new Command("add-two", "POST", "agencies", entry(mark + "-new", "Two"), 2, 422),
                new Command("add-file", "POST", "imports?subject=reps&name=" + mark + ".csv",
                        "rep,name\nR,Ash\n", 0, 0)).subList(0, COMMANDS);
    }

    private static String entry(String code, String name) {
        return """
                {"code": "%s", "name": "%s", "country": "HU"}""".formatted(code, name);
    }

    @Test
    void every_order_with_repeats_ends_the_same_or_says_what_it_conflicts_with() {
        int orders = 0;
        for (var order : orders(COMMANDS)) {
            var mark = "M" + orders++;
            var made = erp.post("/api/v1/agencies", entry(mark + "-base", "Base"));
            assertThat(made).hasStatus(201).containsHeader("ETag");
            run(mark, Program.id(made), String.valueOf(made.getResponse().getHeader("ETag")),
                    order);
        }
        assertThat(orders).isEqualTo(COMMANDS == 6 ? 720 : 24);
    }

    private void run(String mark, String agency, String version, List<Integer> order) {
        var commands = commands(mark, agency);
        var winners = new HashMap<Integer, String>();
        var first = new HashMap<String, MvcTestResult>();
        for (int at : withRepeats(order)) {
            var command = commands.get(at);
            var answer = send(command, mark, version);
            var winner = winners.getOrDefault(command.rivals(), command.key());
            if (command.rivals() > 0) winners.putIfAbsent(command.rivals(), command.key());
            boolean isChangedSince = command.method().equals("PUT")
                    && first.containsKey(command.key());
            if (!winner.equals(command.key()) || isChangedSince) {
                assertThat(answer).as(command.key() + " in " + order)
                        .hasStatus(command.refusal()).bodyText().contains("\"detail\"");
                continue;
            }
            assertThat(answer.getResponse().getStatus()).as(command.key() + " in " + order)
                    .isBetween(200, 201);
            var before = first.putIfAbsent(command.key(), answer);
            assertThat(Visitor.body(answer)).isEqualTo(Visitor.body(
                    before == null ? answer : before));
            assertThat(answer.getResponse().getHeader("Idempotency-Replayed"))
                    .as(command.key() + " again").isEqualTo(before == null ? null : "true");
        }
        assertThat(state(mark)).as("after " + order).isEqualTo(expected(commands, mark, winners));
    }

    /// A change names the version that it changes, anything else has a key.
    private MvcTestResult send(Command command, String mark, String version) {
        boolean isChange = command.method().equals("PUT");
        var request = erp.ask(command.method(), "/api/v1/" + command.path())
                .contentType(command.path().startsWith("imports") ? "text/csv" : "application/json")
                .content(command.body());
        return request.header(isChange ? "If-Match" : "Idempotency-Key",
                isChange ? version : mark + "-" + command.key()).exchange();
    }

    /// Each at least once, in this order; in between and after, some of those that were sent.
    private List<Integer> withRepeats(List<Integer> order) {
        var sent = new ArrayList<Integer>();
        for (int i = 0; i < order.size(); i++) {
            sent.add(order.get(i));
            while (random.nextInt(3) == 0) sent.add(order.get(random.nextInt(i + 1)));
        }
        return sent;
    }

    /// How often each name stands in the lists, of what bears the mark.
    private Map<String, Integer> state(String mark) {
        var state = new TreeMap<String, Integer>();
        for (var list : Map.of("agencies", "code", "accounts", "code", "imports", "fileName")
                .entrySet()) {
            var path = "/api/v1/" + list.getKey() + "?limit=200";
            while (path != null) {
                var answer = erp.get(path);
                for (var row : Visitor.body(answer).split("\\},\\{")) {
                    var known = Pattern.compile("\"" + list.getValue() + "\":\"(" + mark
                            + "[-.][^\"]*)\"").matcher(row);
                    if (!known.find()) continue;
                    var name = NAME.matcher(row);
                    state.merge(known.group(1) + (list.getKey().equals("imports") ? ""
                            : name.find() ? " " + name.group(1) : ""), 1, Integer::sum);
                }
                var link = answer.getResponse().getHeader("Link");
                path = link == null ? null : link.replaceAll("<.*?(/api/v1/[^>]*)>.*", "$1");
            }
        }
        return state;
    }

    private static Map<String, Integer> expected(
            List<Command> commands, String mark, Map<Integer, String> winners) {
        var expected = new TreeMap<String, Integer>();
        expected.put(mark + "-base "
                + ("edit-one".equals(winners.get(1)) ? "One" : "Two"), 1);
        if (winners.containsKey(2)) {
            expected.put(mark + "-new "
                    + ("add-one".equals(winners.get(2)) ? "One" : "Two"), 1);
        }
        for (var command : commands) {
            if (command.key().equals("add-account")) expected.put(mark + "-account Alone", 1);
            if (command.key().equals("add-file")) expected.put(mark + ".csv", 1);
        }
        return expected;
    }

    private static List<List<Integer>> orders(int of) {
        if (of == 0) return List.of(List.of());
        var orders = new ArrayList<List<Integer>>();
        for (var shorter : orders(of - 1)) {
            for (int at = 0; at < of; at++) {
                var longer = new ArrayList<>(shorter);
                longer.add(at, of - 1);
                orders.add(longer);
            }
        }
        return orders;
    }
}
