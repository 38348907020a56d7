package linecard.matching;

/// How many slips of the pen lie between two words: a letter too many, one missing, one for
/// another, or two neighbours in each other's place.
public final class Distance {

    private Distance() {}

    /// The number of slips; some number above `most` where there are more.
    public static int between(String one, String other, int most) {
        if (Math.abs(one.length() - other.length()) > most) return most + 1;
        int shorter = Math.min(one.length(), other.length());
        int from = 0;
        while (from < shorter && one.charAt(from) == other.charAt(from)) from++;
        int same = 0;
        while (same < shorter - from && one.charAt(one.length() - 1 - same)
                == other.charAt(other.length() - 1 - same)) same++;
        return between(one, other, most, from, one.length() - from - same,
                other.length() - from - same);
    }

    /// Of what lies between the beginning and the end that both words have.
    private static int between(
            String one, String other, int most, int start, int rows, int columns) {
        if (rows == 0 || columns == 0) return rows + columns;
        var before = new int[columns + 1];
        var last = new int[columns + 1];
        var now = new int[columns + 1];
        for (int j = 0; j <= columns; j++) last[j] = j;
        for (int i = 1; i <= rows; i++) {
            // further from the diagonal lie more slips than that
            int from = Math.max(1, i - most);
            int to = Math.min(columns, i + most);
            now[from - 1] = from == 1 ? i : most + 1;
            if (to < columns) now[to + 1] = most + 1;
            int least = now[from - 1];
            for (int j = from; j <= to; j++) {
                boolean isSame = one.charAt(start + i - 1) == other.charAt(start + j - 1);
                int slips = Math.min(Math.min(now[j - 1], last[j]) + 1,
                        last[j - 1] + (isSame ? 0 : 1));
                if (i > 1 && j > 1 && one.charAt(start + i - 1) == other.charAt(start + j - 2)
                        && one.charAt(start + i - 2) == other.charAt(start + j - 1)) {
                    slips = Math.min(slips, before[j - 2] + 1);
                }
                now[j] = slips;
                least = Math.min(least, slips);
            }
            if (least > most) return most + 1;
            var free = before;
            before = last;
            last = now;
            now = free;
        }
        return last[columns];
    }
}
