package linecard.words;

public class ReadingException extends IllegalArgumentException {
    private final String key;
    private final Object[] arguments;
    public ReadingException(String key, Object... arguments) { super(key); this.key = key; this.arguments = arguments; }
    public String key() { return key; }
    public Object[] arguments() { return arguments; }
}
