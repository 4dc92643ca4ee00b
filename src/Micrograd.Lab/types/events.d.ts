// Event targets that say what they announce: the type of each event's detail, by the event's name.

export interface Announcer<Details> extends Omit<EventTarget, "addEventListener" | "removeEventListener"> {
    addEventListener<Name extends keyof Details & string>(name: Name, listener: (event: CustomEvent<Details[Name]>) => void, options?: AddEventListenerOptions): void;
    removeEventListener<Name extends keyof Details & string>(name: Name, listener: (event: CustomEvent<Details[Name]>) => void): void;
}

/** What such a class extends: EventTarget itself. */
export type AnnouncerClass<Details> = new () => Announcer<Details>;
