// React's act() wants to know that it runs in a test.
(globalThis as { IS_REACT_ACT_ENVIRONMENT?: boolean }).IS_REACT_ACT_ENVIRONMENT = true;

// Designsystemet keeps its spinners in step with it; happy-dom animates nothing.
document.getAnimations ??= () => [];
