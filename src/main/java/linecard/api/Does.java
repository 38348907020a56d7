package linecard.api;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Says in a short English sentence what a route of the API does, and on a component of a record
/// what it holds: units, bounds, what nothing means. The API's document shows it.
@Target({ElementType.METHOD, ElementType.RECORD_COMPONENT, ElementType.TYPE, ElementType.PARAMETER})
@Retention(RetentionPolicy.RUNTIME)
public @interface Does {

    String value();
}
