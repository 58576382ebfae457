'use client'

import { useEffect } from 'react'

type Control = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement
/** `isTicked`: of a box or a choice. */
type Typed = { value: string; isTicked: boolean | null }
/** A form on its way: what was typed since, and the button that was pressed again for it. */
type Sent = { typed: Map<string, Typed>; again: HTMLButtonElement | null }

/**
 * What is typed in a form while it is on its way stays, and is sent after it if that was asked. React puts a form back as
 * the page has it once its action has answered, which loses whatever was typed on a slow line.
 */
export function KeptTyping() {
  useEffect(() => {
    const sent = new WeakMap<HTMLFormElement, Sent>()
    const onSubmit = ({ target }: Event) => {
      if (target instanceof HTMLFormElement) sent.set(target, { typed: new Map(), again: null })
    }
    const onInput = ({ target }: Event) => {
      const of = isControl(target) && target.form && sent.get(target.form)
      if (of) of.typed.set(keyOf(target), typedIn(target))
    }
    const onClick = ({ target }: Event) => {
      const button = target instanceof Element ? target.closest('button') : null
      const of = button?.type === 'submit' && button.form && sent.get(button.form)
      if (of && of.typed.size > 0) of.again = button
    }
    const onReset = ({ target }: Event) => {
      if (!(target instanceof HTMLFormElement)) return
      const of = sent.get(target)
      sent.delete(target)
      // Told before it is done.
      if (of && of.typed.size > 0) queueMicrotask(() => putBack(target, of))
    }
    const listened = { submit: onSubmit, input: onInput, click: onClick, reset: onReset }
    for (const [kind, listener] of Object.entries(listened)) document.addEventListener(kind, listener, true)
    return () => {
      for (const [kind, listener] of Object.entries(listened)) document.removeEventListener(kind, listener, true)
    }
  }, [])
  return null
}

function putBack(form: HTMLFormElement, { typed, again }: Sent): void {
  for (const control of form.elements) {
    const kept = isControl(control) ? typed.get(keyOf(control)) : undefined
    if (!kept || !isControl(control)) continue
    if (kept.isTicked === null) control.value = kept.value
    else (control as HTMLInputElement).checked = kept.isTicked
  }
  if (again?.isConnected) form.requestSubmit(again)
}

/** A file cannot be put back. */
function isControl(target: unknown): target is Control {
  if (target instanceof HTMLInputElement) return target.type !== 'file' && target.type !== 'hidden'
  return target instanceof HTMLSelectElement || target instanceof HTMLTextAreaElement
}

/** Boxes and choices of one name are told apart by their values. */
function keyOf(control: Control): string {
  return isBox(control) ? `${control.name}=${control.value}` : control.name
}

function typedIn(control: Control): Typed {
  return { value: control.value, isTicked: isBox(control) ? control.checked : null }
}

function isBox(control: Control): control is HTMLInputElement {
  return control instanceof HTMLInputElement && (control.type === 'checkbox' || control.type === 'radio')
}
