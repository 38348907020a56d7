package linecard.sales;

/// What a whole import came to.
///
/// @param changed its net is what they are now less what they were
public record Loaded(Tally fresh, Tally changed, Tally same, Tally refused) {

    /// @param documents or payments
    /// @param lines of the documents; a payment has one
    /// @param netMinor in the organisation's currency; zero of what was refused
    public record Tally(long documents, long lines, long netMinor) {

        static final Tally NONE = new Tally(0, 0, 0);

        Tally plus(long moreLines, long moreNetMinor) {
            return new Tally(documents + 1, lines + moreLines,
                    Math.addExact(netMinor, moreNetMinor));
        }
    }

    static final Loaded NOTHING = new Loaded(Tally.NONE, Tally.NONE, Tally.NONE, Tally.NONE);

    Loaded plus(Compared compared, long lines) {
        return switch (compared) {
            case Compared.New(long net) ->
                    new Loaded(fresh.plus(lines, net), changed, same, refused);
            case Compared.Changed(long before, long net) ->
                    new Loaded(fresh, changed.plus(lines, Math.subtractExact(net, before)), same,
                            refused);
            case Compared.Same(long net) ->
                    new Loaded(fresh, changed, same.plus(lines, net), refused);
            case Compared.Refused _ -> new Loaded(fresh, changed, same, refused.plus(lines, 0));
        };
    }
}
