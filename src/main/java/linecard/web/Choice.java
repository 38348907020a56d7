package linecard.web;

import linecard.words.Coded;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/// One line of a list to choose from.
public record Choice(String value, String label) {

    /// All that an enum offers, in its order.
    public static <T extends Coded> List<Choice> of(T[] all, Function<T, String> label) {
        return Stream.of(all).map(one -> new Choice(one.code(), label.apply(one))).toList();
    }
}
