// The calendar in a checkpoint.

internal import Packing

extension StoryCalendar {
    func write(to packer: inout Packer) {
        packer.put(present != nil)
        packer.put(present ?? 0)
        packer.put(entries) { packer, entry in
            packer.put(entry.hour)
            packer.put(UInt32(entry.documents))
            packer.put(column: entry.stories)
        }
    }

    init(from unpacker: inout Unpacker, stories: Int) {
        self.init()
        let isKnown = unpacker.flag()
        let hour: Hour = unpacker.integer()
        present = isKnown ? hour : nil
        entries = unpacker.items { unpacker in
            var entry = Entry(hour: unpacker.integer())
            entry.documents = Int(unpacker.integer(UInt32.self))
            entry.stories = unpacker.places(below: stories)
            return entry
        }
    }
}
