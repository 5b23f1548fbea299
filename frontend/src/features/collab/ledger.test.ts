import { describe, expect, it } from 'vitest';
import { Ledger } from './ledger';

describe('the ledger of unsaved changes', () => {
  it('counts a change until its own message is answered', () => {
    const ledger = new Ledger();
    ledger.noteOpened();
    ledger.noteSent('step2');
    ledger.noteStatus(true);
    ledger.noteChange();
    ledger.noteSent('update');
    ledger.noteChange();
    ledger.noteSent('update');
    expect(ledger.unsaved).toBe(2);
    ledger.noteStatus(true);
    expect(ledger.unsaved).toBe(1);
    ledger.noteStatus(true);
    expect(ledger.unsaved).toBe(0);
  });

  it('does not call offline changes stored when a later change is', () => {
    const ledger = new Ledger();
    for (let i = 0; i < 12; i++) ledger.noteChange();
    ledger.noteOpened();
    // Typed between the opening and the server's question.
    ledger.noteChange();
    ledger.noteSent('update');
    ledger.noteSent('step2');
    ledger.noteStatus(true);
    expect(ledger.unsaved).toBe(13);
    ledger.noteStatus(true);
    expect(ledger.unsaved).toBe(0);
  });

  it('keeps what was sent but not answered when the connection breaks', () => {
    const ledger = new Ledger();
    ledger.noteOpened();
    ledger.noteSent('step2');
    ledger.noteStatus(true);
    ledger.noteChange();
    ledger.noteSent('update');
    ledger.noteOpened();
    expect(ledger.unsaved).toBe(1);
    // The answers of the new connection belong to its own messages.
    ledger.noteSent('step2');
    ledger.noteChange();
    ledger.noteSent('update');
    ledger.noteStatus(true);
    expect(ledger.unsaved).toBe(1);
    ledger.noteStatus(true);
    expect(ledger.unsaved).toBe(0);
  });

  it('carries the changes of earlier loads until the whole state is stored', () => {
    const ledger = new Ledger();
    ledger.carry(5);
    ledger.noteOpened();
    ledger.noteChange();
    ledger.noteSent('update');
    ledger.noteStatus(true);
    expect(ledger.unsaved).toBe(6);
    ledger.noteSent('step2');
    ledger.noteStatus(true);
    expect(ledger.unsaved).toBe(0);
    expect(ledger.carriedStored).toBe(true);
  });

  it('never counts a refused message as stored', () => {
    const ledger = new Ledger();
    ledger.noteOpened();
    ledger.noteSent('step2');
    ledger.noteStatus(true);
    ledger.noteChange();
    ledger.noteSent('update');
    expect(ledger.noteStatus(false)).toBe('refused');
    expect(ledger.unsaved).toBe(1);
  });

  it('notices an answer nothing was waiting for', () => {
    const ledger = new Ledger();
    ledger.noteOpened();
    expect(ledger.noteStatus(true)).toBe('unexpected');
    ledger.noteSent('step1');
    ledger.noteSent('other');
    expect(ledger.noteStatus(true)).toBe('unexpected');
  });

  it('does not let a stored change hide a refused one before it', () => {
    const ledger = new Ledger();
    ledger.noteOpened();
    ledger.noteSent('step2');
    ledger.noteStatus(true);
    ledger.noteChange();
    ledger.noteSent('update');
    ledger.noteChange();
    ledger.noteSent('update');
    ledger.noteStatus(false);
    ledger.noteStatus(true);
    expect(ledger.unsaved).toBeGreaterThan(0);
  });
});
