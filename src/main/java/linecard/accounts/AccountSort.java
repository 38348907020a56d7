package linecard.accounts;

/// In which order accounts are listed.
enum AccountSort {

    NAME("a.name collate \"hu-x-icu\", a.id"),
    NAME_DOWN("a.name collate \"hu-x-icu\" desc, a.id desc"),
    CODE("a.code collate \"C\", a.id"),
    CODE_DOWN("a.code collate \"C\" desc, a.id desc"),
    CITY("a.city collate \"hu-x-icu\", a.name collate \"hu-x-icu\", a.id"),
    CITY_DOWN("a.city collate \"hu-x-icu\" desc, a.name collate \"hu-x-icu\" desc, a.id desc");

    private final String columns;

    AccountSort(String columns) {
        this.columns = columns;
    }

    String columns() {
        return columns;
    }
}
