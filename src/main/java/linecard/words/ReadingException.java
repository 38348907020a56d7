package linecard.words;

import java.util.List;

/// What somebody typed cannot be read. It carries the key of the words that say so, for whoever
/// shows them in whatever language; its own message is the English sentence.
public final class ReadingException extends IllegalArgumentException {

    private final String key;
    private final transient List<Object> arguments;

    public ReadingException(String key, Object... arguments) {
        super(Words.in(Language.ENGLISH).text(key, arguments));
        this.key = key;
        this.arguments = List.of(arguments);
    }

    public String key() {
        return key;
    }

    public Object[] arguments() {
        return arguments.toArray();
    }
}
