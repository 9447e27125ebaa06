/** What the wrapper says itself, in both languages since it does not know the reader's. */
const TEXTS: Record<number, { en: string; es: string }> = {
  400: { en: 'We cannot read this address. Check it and try again.', es: 'No podemos leer esta dirección. Revísela e intente otra vez.' },
  403: { en: 'This did not come from our own pages. Go back, open the page again and try once more.', es: 'Esto no vino de nuestras páginas. Vuelva, abra la página otra vez e inténtelo de nuevo.' },
  404: { en: 'We cannot find this page.', es: 'No encontramos esta página.' },
  405: { en: 'This page cannot be used in this way.', es: 'Esta página no se puede usar de esta manera.' },
  408: { en: 'The connection was too slow. Try again.', es: 'La conexión fue muy lenta. Intente otra vez.' },
  413: { en: 'This was not saved: the text is too long. Go back and make it shorter.', es: 'Esto no se guardó: el texto es muy largo. Vuelva y acórtelo.' },
  415: { en: 'This was not saved: we cannot take files or this kind of form.', es: 'Esto no se guardó: no recibimos archivos ni este tipo de formulario.' },
  421: { en: 'There is nothing at this address. Check the name of the site.', es: 'No hay nada en esta dirección. Revise el nombre del sitio.' },
  431: { en: 'The request is too large. Close the browser, open it again and try once more.', es: 'La solicitud es muy grande. Cierre el navegador, ábralo otra vez e inténtelo de nuevo.' },
  500: { en: 'This page is not working. Nothing you saved is lost.', es: 'Esta página no funciona ahora. Nada de lo que guardó se perdió.' },
  503: { en: 'Porchlight is being updated. Try again in a few minutes.', es: 'Porchlight se está actualizando. Intente otra vez en unos minutos.' },
}

const OTHER = { en: 'This did not work. Go back and try again.', es: 'Esto no funcionó. Vuelva e intente otra vez.' }

/** A complete page without styles or scripts, drawn without Astro, clinic or database. */
export function plainPage(status: number, requestId: string): string {
  const text = TEXTS[status] ?? OTHER
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="robots" content="noindex">
<title>Porchlight</title>
</head>
<body>
<header><a href="/leave" rel="noreferrer">Leave · <span lang="es">Salir</span></a></header>
<main>
<h1>${text.en}</h1>
<p lang="es">${text.es}</p>
<p><a href="/">Porchlight</a> · <a href="/help-now">Help now</a> · <a href="/help-now/es" lang="es">Ayuda ahora</a></p>
<p>Request <span lang="es">(solicitud)</span> ${requestId}</p>
</main>
</body>
</html>
`
}
