package linecard.subjects;

/// A name that a file has in one column, taken apart: before a comma, or else where the country
/// writes it, stands the family's. A first word such as `Dr.` is the title.
record FullName(String title, String family, String given) {

    /// As short as an initial is no title.
    private static final int LONGEST_INITIAL = 2;
    private static final int LONGEST_TITLE = 20;

    static FullName of(String text, boolean familyFirst) {
        var name = text.strip().replaceAll("\\s+", " ");
        int blank = name.indexOf(' ');
        if (blank > LONGEST_INITIAL && blank <= LONGEST_TITLE
                && name.charAt(blank - 1) == '.') {
            var rest = of(name.substring(blank + 1), familyFirst);
            return new FullName(name.substring(0, blank), rest.family, rest.given);
        }
        int comma = name.indexOf(", ");
        if (comma > 0) {
            return new FullName("", name.substring(0, comma), name.substring(comma + 2));
        }
        int gap = familyFirst ? blank : name.lastIndexOf(' ');
        if (gap < 0) return new FullName("", name, "");
        var before = name.substring(0, gap);
        var after = name.substring(gap + 1);
        return familyFirst ? new FullName("", before, after) : new FullName("", after, before);
    }

    boolean isWhole() {
        return !given.isEmpty();
    }

    /// As it was taken apart: `Szűcs · Árpád`.
    String apart() {
        return family + " · " + given;
    }
}
