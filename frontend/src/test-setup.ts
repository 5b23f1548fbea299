// Designsystemet keeps its spinners in step with it; happy-dom animates nothing.
document.getAnimations ??= () => [];
