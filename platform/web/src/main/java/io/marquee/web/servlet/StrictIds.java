package io.marquee.web.servlet;

import java.beans.PropertyEditorSupport;
import java.util.UUID;
import org.springframework.web.bind.WebDataBinder;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.InitBinder;

/**
 * Ids in paths and queries in their one form; the JDK would also read <code>1-1-1-1-1</code>. An
 * editor, since Spring falls back to its own lenient one when a converter refuses.
 */
@ControllerAdvice
class StrictIds {
  @InitBinder
  void readIdsStrictly(WebDataBinder binder) {
    binder.registerCustomEditor(
        UUID.class,
        new PropertyEditorSupport() {
          @Override
          public void setAsText(String text) {
            UUID id = UUID.fromString(text);
            if (!id.toString().equalsIgnoreCase(text)) {
              throw new IllegalArgumentException("not a UUID in its usual form");
            }
            setValue(id);
          }
        });
  }
}
