package linecard.series;

/// How what may come is spread.
sealed interface Spread permits Bell, Bursts {

    int horizon();

    /// Of the periods from one up to but without another, counted from zero, together.
    Expected over(int from, int to);
}
