package linecard.scoring;

/// A record of the organisation that rules speak of, as it was called when they were written: by
/// its code it is found, by its name it is understood, also by who may not see it.
public record Named(String code, String name) {

    public Named {
        code = Field.plain(code);
        name = Field.plain(name);
        if (code.isEmpty()) throw new IllegalArgumentException("no code");
    }
}
