package linecard.pipeline;

import linecard.words.Coded;

/// In which order a list of opportunities stands.
enum OpportunitySort implements Coded {
    CLOSE("o.expected_close, o.id"),
    AMOUNT("o.amount_minor desc, o.id"),
    NAME("o.name collate \"hu-x-icu\", o.id"),
    STEP("o.next_on nulls last, o.expected_close, o.id"),
    AGE("o.stage_at, o.id");

    private final String columns;

    OpportunitySort(String columns) {
        this.columns = columns;
    }

    String columns() {
        return columns;
    }

    /// @return CLOSE where there is none of that name
    static OpportunitySort of(String code) {
        for (var sort : values()) {
            if (sort.code().equals(code)) return sort;
        }
        return CLOSE;
    }
}
