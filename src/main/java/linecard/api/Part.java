package linecard.api;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Marks routes for programs: `…Api`. Only a token opens them, and only one with a scope of this
/// area: `read` for GET, `write` for everything else.
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface Part {

    Area value();

    /// What these routes are about, in the plural: `Agencies`.
    String about();

    /// The same in a sentence.
    String says();
}
