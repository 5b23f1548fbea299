package collab

// Bus carries messages to the other nodes of the installation; collab/bus has
// implementations. Messages of one node on one subject come in order or not at
// all. Nothing that is on the bus is the only copy: the journal has it.
type Bus interface {
	// Publish sends a message to whoever else subscribes to the subject. It does
	// not wait, and an error means no more than that the message is lost.
	Publish(subject string, message []byte) error
	// Subscribe lets receive have what others publish, one message at a time. A
	// message may still come while unsubscribe is under way. What receive is given
	// it may keep. A node's own messages may come back to it.
	Subscribe(subject string, receive func(message []byte)) (unsubscribe func(), err error)
	// Lost says whom to tell that messages on a subject, or on any if it is empty,
	// may have been missed. It is called before the first Subscribe.
	Lost(told func(subject string))
}
