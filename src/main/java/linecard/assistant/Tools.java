package linecard.assistant;

import linecard.assistant.Tool.Field;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The tools there are.
final class Tools {

    /// So many rows of a list, where no other number is told.
    private static final String USUAL = "20";

    private static final int MOST = 100;
    private static final int MONTHS_BACK = 6;

    static final List<Tool> ALL = List.of(
            new Tool("find_accounts", true,
                    List.of(Field.text("q").needed(), Field.count("limit", MOST)),
                    told -> List.of(Operation.get("accounts", "accounts")
                            .with("q", told.text("q"))
                            .with("limit", told.text("limit", USUAL)))),
            new Tool("account_summary", true, List.of(Field.id("account").needed()),
                    Tools::summary),
            new Tool("my_day", true, List.of(Field.day("day")), Tools::day),
            new Tool("log_call", false, List.of(
                    Field.id("account").needed(), Field.day("day"), Field.id("rep"),
                    Field.word("kind", "visit", "phone", "online", "event"),
                    Field.word("purpose", "introduce", "present", "quote", "order", "service",
                            "complaint", "contact"),
                    Field.word("outcome", "order", "interested", "undecided", "later",
                            "rejected", "complaint", "informed"),
                    Field.word("nextStep", "call", "visit", "quote", "sample", "documents",
                            "answer"),
                    Field.day("nextOn"), Field.text("note"), Field.id("id")), Tools::call),
            new Tool("figures", true, List.of(
                    Field.word("by", "month", "quarter", "year"), Field.day("at"),
                    Field.id("rep")), Tools::figures),
            new Tool("pipeline", true, List.of(
                    Field.word("state", "open", "overdue", "won", "lost", "all"),
                    Field.id("rep"), Field.id("account"), Field.count("limit", MOST)),
                    Tools::pipeline));

    private Tools() {}

    static Optional<Tool> of(String name) {
        return ALL.stream().filter(tool -> tool.name().equals(name)).findFirst();
    }

    private static List<Operation> summary(ToolInput told) {
        var account = told.id("account");
        return List.of(Operation.get("account", "accounts/" + account),
                Operation.get("contacts", "contacts").with("account", account)
                        .with("limit", USUAL),
                Operation.get("opportunities", "opportunities").with("account", account)
                        .with("state", "open").with("limit", USUAL),
                Operation.get("calls", "calls").with("account", account)
                        .with("from", told.today().minusMonths(MONTHS_BACK).toString())
                        .with("limit", USUAL));
    }

    private static List<Operation> day(ToolInput told) {
        var day = told.text("day", told.today().toString());
        return List.of(Operation.get("calls", "calls").with("rep", told.rep())
                        .with("from", day).with("to", day),
                Operation.get("tasks", "tasks").with("rep", told.rep()).with("open", "true"));
    }

    private static List<Operation> call(ToolInput told) {
        var body = told.body("account", "purpose", "outcome", "nextStep", "nextOn", "note", "id");
        body.put("rep", told.rep());
        body.put("day", told.text("day", told.today().toString()));
        body.put("state", "made");
        body.put("kind", told.text("kind", "visit"));
        return List.of(Operation.post("call", "calls", body));
    }

    /// Of one rep, or of all together; and what is expected.
    private static List<Operation> figures(ToolInput told) {
        var of = told.rep().isEmpty() ? "" : "reps/" + told.rep() + "/";
        return List.of(Operation.get("figures", of + "figures")
                        .with("by", told.text("by", "month")).with("at", told.text("at")),
                Operation.get("forecast", of + "forecast"));
    }

    private static List<Operation> pipeline(ToolInput told) {
        var all = new ArrayList<Operation>();
        all.add(Operation.get("opportunities", "opportunities")
                .with("state", told.text("state", "open")).with("rep", told.rep())
                .with("account", told.text("account")).with("limit", told.text("limit", USUAL)));
        all.add(Operation.get("stages", "pipeline-stages"));
        return all;
    }
}
