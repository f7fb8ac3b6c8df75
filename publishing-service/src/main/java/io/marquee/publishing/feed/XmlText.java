package io.marquee.publishing.feed;

import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * Writes XML that can be read, whatever people have typed: the writer below escapes, this drops.
 */
class XmlText {

  private final XMLStreamWriter xml;

  XmlText(XMLStreamWriter xml) {
    this.xml = xml;
  }

  void begin() throws XMLStreamException {
    xml.writeStartDocument("UTF-8", "1.0");
  }

  void start(String name) throws XMLStreamException {
    xml.writeStartElement(name);
  }

  void attribute(String name, String value) throws XMLStreamException {
    xml.writeAttribute(name, readable(value));
  }

  void text(String text) throws XMLStreamException {
    xml.writeCharacters(readable(text));
  }

  void element(String name, String text) throws XMLStreamException {
    start(name);
    text(text);
    end();
  }

  void end() throws XMLStreamException {
    xml.writeEndElement();
  }

  void finish() throws XMLStreamException {
    xml.writeEndDocument();
    xml.flush();
  }

  /** Without the characters that XML 1.0 (production 2) has no way to write. */
  private static String readable(String text) {
    if (text.codePoints().allMatch(XmlText::isReadable)) return text;
    return text.codePoints()
        .filter(XmlText::isReadable)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  private static boolean isReadable(int character) {
    return character == '\t'
        || character == '\n'
        || character == '\r'
        || (character >= 0x20 && character <= 0xD7FF)
        || (character >= 0xE000 && character <= 0xFFFD)
        || character >= 0x10000;
  }
}
