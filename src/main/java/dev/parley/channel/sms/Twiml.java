package dev.parley.channel.sms;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.parley.channel.Outbound;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/// What Twilio is to send, in its XML (twilio.com/docs/messaging/twiml).
final class Twiml {
    static final String CONTENT_TYPE = "text/xml; charset=utf-8";

    private Twiml() {}

    /// A response with a message for each text, longer ones in several; an empty response says nothing.
    ///
    /// @param callback where Twilio is to tell what became of each
    static byte[] of(List<Outbound> messages, Optional<URI> callback) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
        try {
            // A factory is cheap when it is named, and is not promised to be safe for several threads.
            XMLStreamWriter xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(bytes, UTF_8.name());
            xml.writeStartDocument(UTF_8.name(), "1.0");
            xml.writeStartElement("Response");
            for (Outbound message : messages) {
                for (String text : MessageTexts.of(message.text())) {
                    xml.writeStartElement("Message");
                    if (callback.isPresent()) {
                        xml.writeAttribute("statusCallback", StatusCallback.text(callback.get(), message.key()));
                    }
                    xml.writeCharacters(text);
                    xml.writeEndElement();
                }
            }
            xml.writeEndElement();
            xml.writeEndDocument();
            xml.flush();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("XML could not be written into memory", e);
        }
        return bytes.toByteArray();
    }
}
