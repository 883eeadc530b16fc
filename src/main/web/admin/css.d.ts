declare module '*.text.css' {
  const css: string;
  export default css;
}
